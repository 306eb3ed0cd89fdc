local answer = use "answer"
local filled = use "filled"
local variant = use "variant"

return page {
  title = _"Will it hurt?",
  body = function()
    if filled "sedation" then
      return answer(_"You get medicine to numb you or help you relax.", go "numb",
        nil, { "images/day-1.svg", alt = _"You lie on your belly." },
        advice { _"You may be sore for some days after the procedure.", fact = "sedation" })
    end
    local message = variant {
      neutral = _"The doctor numbs the spot first, and you can say if something hurts.",
      tubular = _"Before the doctor begins, you are numbed or put to sleep with medicine.",
    }
    return answer(message, go "numb",
      _"You may also get medicine that helps you relax, so ask the desk which one.",
      {
        "images/numb.svg",
        alt = _"You lie face down. A needle numbs the back. A drip in the arm helps you relax.",
        words = { { 848, 385, _"numbs" }, { 350, 250, _"relaxes" } },
      })
  end,
}
