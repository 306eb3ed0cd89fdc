-- The two operations of this name differ most here: without the clinic's word, no size is given.
local VARIANTS = {
  percutaneous = function()
    return {
      message = _"The cut is tiny.",
      size = _"It is about a quarter of an inch wide. A penny is three times as wide.",
      image = "images/cut.svg",
      words = { { 360, 862, _"penny" }, { 800, 680, _"cut" } },
    }
  end,
  tubular = function()
    return {
      message = _"The cut is small.",
      size = _"It is about one inch long. The doctor works through a thin tube.",
      image = "images/cut-inch.svg",
      words = { { 360, 862, _"penny" }, { 800, 945, _"cut" } },
    }
  end,
}

local function unknown()
  return {
    message = _"The cut is small.",
    size = _"How small is not the same at each clinic. Ask your care team.",
    image = "images/cut.svg",
    words = { { 360, 862, _"coin" }, { 800, 680, _"cut" } },
    caption = _"Just a sketch. The size is not the same at each clinic.",
  }
end

return page {
  title = _"How small is the cut?",
  flow = "learn",
  body = function()
    local cut = (VARIANTS[clinic.variant or ""] or unknown)()
    return {
      lead(cut.message),
      text {
        cut.size,
        clinic.wound or _"Ask your care team how to care for it after.",
      },
      note(_"A small cut can still get sore, bleed, or get infected."),
      picture {
        cut.image,
        alt = _"A small cut beside a coin.",
        words = cut.words,
        caption = cut.caption,
      },
    }
  end,
}
