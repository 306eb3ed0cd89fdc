-- The two operations of this name differ most here: without the clinic's word, no size is given.
local figure = use "figure"
local slot = use "slot"
local variant = use "variant"

local TINY, INCH = "images/cut.svg", "images/cut-inch.svg"

local function percutaneous()
  return {
    message = _"The cut is tiny.",
    size = _"It is about a fifth of an inch wide. A penny is almost four times as wide.",
    closed = _"Most often it needs no stitches, just a bandage.",
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
    message = _"The cut is small.",
    size = _"It is about one inch long. The doctor works through a tube.",
    closed = _"In the end it is closed, often with stitches under the skin.",
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
    message = _"The cut is small.",
    size = _"In one kind of MILD, the cut is smaller than a penny. In the other, it is longer.",
    closed = _"Ask the desk which kind we do.",
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
      text { cut.size, slot("cut_closed", cut.closed) },
      note(_"Even a small cut can get sore, bleed, or get infected. Keep it clean and dry."),
      figure(cut.picture),
    }
  end,
}
