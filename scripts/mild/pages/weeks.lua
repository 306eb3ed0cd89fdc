local figure = use "figure"
local filled = use "filled"
local variant = use "variant"

local function times()
  local neutral = {
    { _"First days", _"Take short walks every day, and do not lift anything heavy." },
    { _"Days later", _"Many people can do light tasks at home again." },
    { _"Weeks", _"It may take several weeks until you feel better." },
  }
  if filled "activity" then -- what the clinic says of the weeks is not said twice
    return neutral
  end
  return variant {
    neutral = neutral,
    percutaneous = {
      neutral[1], neutral[2], neutral[3],
    },
    tubular = {
      { _"First days", _"Take short walks, and do not lift, bend, or twist a lot." },
      { _"Some weeks", _"Many people can go back to work by this time." },
      { _"Some months", _"It can take this long until you feel well." },
      papers = { "nhs_surgery" },
    },
  }
end

return page {
  title = _"The next weeks",
  body = function()
    local list = times()
    return {
      lead(_"Each person heals at a different speed, so give your body enough time."),
      timeline { list[1], list[2], list[3] },
      advice {
        _"Before you go home, ask us when you can work, drive, lift, and travel.",
        fact = "activity", panel = "note",
      },
      figure {
        "images/weeks.svg",
        papers = list.papers,
        alt = _"A person sits at first, then stands with a cane, then walks.",
      },
    }
  end,
}
