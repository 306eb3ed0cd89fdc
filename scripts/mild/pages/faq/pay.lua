local answer = use "answer"
local variant = use "variant"

return page {
  title = _"Who pays for it?",
  body = function()
    local rules = variant {
      neutral = _"Medicare has special rules for it.",
      tubular = _"Each plan has its own rules.",
    }
    return answer(_"Health plans do not all pay for MILD.", go "pay",
      { rules, _"Ask the desk to check your plan before you set a date." },
      {
        "images/pay.svg",
        alt = _"A health plan card with a question mark: ask first who pays.",
      })
  end,
}
