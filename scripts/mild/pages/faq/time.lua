local answer = use "answer"

return page {
  title = _"How long does it take?",
  flow = "faq",
  body = function()
    return answer(_"It often takes about one hour.", go "long",
      _"Plan extra time to check in and to rest after. Most people go home the same day.")
  end,
}
