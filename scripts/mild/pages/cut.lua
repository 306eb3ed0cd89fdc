-- The two operations of this name differ most here: without the clinic's word, no size is given.
local figure = use "figure"
local slot = use "slot"
local variant = use "variant"

local TINY, INCH = "images/cut.svg", "images/cut-inch.svg"

local function percutaneous()
  return {
    message = _"The cut is tiny, because the tools are thin.",
    size = _"It is about a fifth of an inch wide, much smaller than a penny.",
    closed = _"Most often you need no stitches, just a bandage on the cut.",
    picture = {
      TINY,
      papers = { "bluecross" },
      alt = _"A tiny cut beside a penny. The penny is almost four times as wide.",
      words = { { 360, 862, _"penny" }, { 800, 680, _"cut" } },
    },
  }
end

local function tubular()
  return {
    message = _"The cut is small, because the doctor works through a tube.",
    size = _"It is about one inch long, so it is longer than a penny is wide.",
    closed = _"In the end the doctor closes it, often with stitches under your skin.",
    picture = {
      INCH,
      papers = { "nhs_surgery" },
      alt = _"A small cut beside a penny. The cut is longer than the penny is wide.",
      words = { { 360, 862, _"penny" }, { 800, 945, _"cut" } },
    },
  }
end

local function neutral()
  return {
    message = _"The cut is small, but there are two kinds of MILD.",
    size = _"One kind needs a cut smaller than a penny, and the other a longer one.",
    kind = _"Ask the desk which kind we do, and how long your cut will be.",
    picture = {
      TINY,
      papers = { "bluecross" },
      alt = _"A small cut beside a coin. This is a sketch, not the true size.",
      words = { { 360, 862, _"coin" }, { 800, 680, _"cut" } },
      caption = _"Just a sketch, not the true size.",
    },
  }
end

return page {
  title = _"How small is the cut?",
  body = function()
    local cut = variant { percutaneous = percutaneous, tubular = tubular, neutral = neutral }()
    return {
      lead(cut.message),
      text { cut.size, cut.kind, slot("cut_closed", cut.closed) },
      note(_"A small cut can bleed or get infected, so ask how to keep it clean."),
      figure(cut.picture),
    }
  end,
}
