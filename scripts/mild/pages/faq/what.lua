local answer = use "answer"

return page {
  title = _"What is MILD?",
  flow = "faq",
  body = function()
    return answer(_"MILD is a small back procedure.", go "mild",
      _"A doctor takes out small bits of thick tissue in your low back. This can give your nerves more room.")
  end,
}
