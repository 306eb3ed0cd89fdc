local answer = use "answer"
local slot = use "slot"
local variant = use "variant"

return page {
  title = _"Will it hurt?",
  body = function()
    local message = variant {
      neutral = _"The doctor numbs the spot first.",
      tubular = _"You are numbed, or put to sleep, first.",
    }
    return answer(message, go "numb",
      slot("sedation", _"You may also get medicine to help you relax. Ask your care team what your clinic uses."),
      {
        "images/numb.svg",
        alt = _"You lie face down. A needle numbs the back. A drip in the arm helps you relax.",
        words = { { 848, 385, _"numbs" }, { 350, 250, _"relaxes" } },
      })
  end,
}
