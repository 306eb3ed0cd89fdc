local figure = use "figure"
local filled = use "filled"
local variant = use "variant"

local function times()
  local neutral = {
    { _"First days", _"Take short walks. Do not lift heavy things." },
    { _"Some days on", _"Many people do light tasks." },
    { _"Weeks", _"You may need some weeks to feel better." },
    papers = { "houston", "boston" },
  }
  if filled "activity" then -- what the clinic says of the weeks is not said twice
    return neutral
  end
  return variant {
    neutral = neutral,
    percutaneous = {
      neutral[1], neutral[2], neutral[3],
      papers = { "houston", "ipwc" },
    },
    tubular = {
      { _"First days", _"Take short walks. Do not lift, bend, or twist a lot." },
      { _"2 to 6 weeks", _"Many people go back to work." },
      { _"Some months", _"It can take this long to feel well." },
      papers = { "boston", "nhs_surgery" },
    },
  }
end

return page {
  title = _"The next weeks",
  body = function()
    local list = times()
    return {
      lead(_"Each person heals at a different speed."),
      timeline { list[1], list[2], list[3] },
      advice {
        _"When can you work, drive, lift, and travel? Ask your care team.",
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
