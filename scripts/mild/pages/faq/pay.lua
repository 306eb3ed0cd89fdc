local answer = use "answer"
local variant = use "variant"

return page {
  title = _"Who pays for it?",
  body = function()
    local rules = variant {
      neutral = _"Medicare has special rules for this procedure, and other plans have their own.",
      tubular = _"Each health plan has its own rules for this procedure.",
    }
    return answer(_"Some health plans do not pay for MILD, so ask about yours early.", go "pay",
      { rules, _"Ask the desk to check your health plan before you choose a date." },
      {
        "images/pay.svg",
        alt = _"A health plan card with a question mark: ask first who pays.",
      })
  end,
}
