-- Six steps beside six pictures: what is said of each follows the clinic's kind of procedure.
local figure = use "figure"
local filled = use "filled"
local variant = use "variant"

-- What the clinic says of it stands on the page numb: here what holds for all.
local function sleep(words)
  return filled "sedation" and _"You get medicine to numb you or help you relax." or words
end

local function words()
  return variant {
    neutral = {
      _"You lie on your belly.",
      sleep(_"You get medicine to numb you or help you relax."),
      _"X-ray pictures show the doctor where to go.",
      _"Small tools go in through a small cut.",
      _"The doctor takes out small pieces of the band.",
      _"A bandage covers the cut, and then you rest.",
      papers = { "ncd" },
    },
    percutaneous = {
      _"You lie on your belly.",
      sleep(_"The doctor numbs the spot and may help you relax."),
      _"X-ray pictures show the doctor where to go.",
      _"Small tools go in through a tiny cut.",
      _"The doctor takes out small pieces of the band.",
      _"A bandage covers the cut, and then you rest.",
      papers = { "ncd", "fda" },
    },
    tubular = {
      _"You lie on your belly.",
      sleep(_"You are numbed, or put to sleep."),
      _"X-ray pictures show the doctor the place.",
      _"A tube goes in through a one-inch cut.",
      _"The doctor takes out small bits of tissue or bone.",
      _"The cut is closed and covered, and then you rest.",
      papers = { "nhs_surgery" },
    },
  }
end

return page {
  title = _"The day, step by step",
  body = function()
    local list = words()
    return {
      lead(_"The procedure has six small steps, and you can ask us about each one."),
      steps { list[1], list[2], list[3], list[4], list[5], list[6] },
      figure {
        "images/steps.svg",
        papers = list.papers,
        alt = _"Six pictures: lying face down, a needle, an X-ray screen, a small tool, bits in a dish, a bandage.",
        words = { { 66, 110, "1" }, { 386, 110, "2" }, { 706, 110, "3" }, { 66, 576, "4" },
          { 386, 576, "5" }, { 706, 576, "6" } },
      },
    }
  end,
}
