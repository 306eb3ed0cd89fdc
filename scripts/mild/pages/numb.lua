-- How much of a visitor sleeps differs between the two procedures, and between clinics: where the
-- clinic says it, nothing else here does.
local figure = use "figure"
local filled = use "filled"
local variant = use "variant"

local function kinds()
  return variant {
    neutral = {
      message = _"The doctor numbs the spot first, and you can say if something hurts.",
      words = _"You may get medicine in a vein to relax, so ask the desk which one.",
      papers = { "hayes" },
    },
    percutaneous = {
      message = _"The doctor numbs the spot first, and you can say if something hurts.",
      words = _"You may also get medicine in a vein to help you relax. Most people are not fully put to sleep for this procedure.",
      papers = { "hayes" },
    },
    tubular = {
      message = _"Before the doctor begins, you are numbed or put to sleep with medicine.",
      words = _"Some clinics put you fully to sleep, and some numb just the spot. Ask the desk what we do before you choose a date.",
      papers = { "nhs_surgery" },
    },
  }
end

return page {
  title = _"Will it hurt?",
  body = function()
    local kind = kinds()
    local said = filled "sedation"
    return {
      lead(said and _"You get medicine to numb you or help you relax." or kind.message),
      not said and text { kind.words, _"You may be sore for some days after the procedure." },
      said and advice { _"You may be sore for some days after the procedure.", fact = "sedation" },
      note(_"If something hurts during the procedure, tell the team at once."),
      said and picture { "images/day-1.svg", alt = _"You lie on your belly." } or figure {
        "images/numb.svg",
        papers = kind.papers,
        alt = _"You lie face down. A needle numbs the back. A drip in the arm helps you relax.",
        words = { { 848, 385, _"numbs" }, { 350, 250, _"relaxes" } },
      },
    }
  end,
}
