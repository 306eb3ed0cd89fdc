-- The two operations of this name differ most here: without the clinic's word, no size is given.
local function by_variant()
  if clinic.variant == "percutaneous" then
    return _"The cut is tiny.", _"It is about a quarter of an inch wide. A penny is three times as wide."
  elseif clinic.variant == "tubular" then
    return _"The cut is small.", _"It is about one inch long. The doctor works through a thin tube."
  end
  return _"The cut is small.", _"How small is not the same at each clinic. Ask your care team."
end

return page {
  title = _"How small is the cut?",
  flow = "learn",
  body = function()
    local message, size = by_variant()
    return {
      lead(message),
      text {
        size,
        clinic.wound or _"Ask your care team how to care for it after.",
      },
      note(_"A small cut can still get sore, bleed, or get infected."),
      clinic.variant ~= "tubular" and picture {
        "images/cut.svg",
        alt = _"A small cut beside a coin.",
        caption = not clinic.variant and _"Just a sketch. The size is not the same at each clinic.",
      },
    }
  end,
}
