local answer = use "answer"

return page {
  title = _"Will it hurt?",
  flow = "faq",
  body = function()
    return answer(_"The doctor numbs the spot first.", go "numb",
      clinic.sedation or _"You may also get medicine to help you relax. Ask your care team what your clinic uses.")
  end,
}
