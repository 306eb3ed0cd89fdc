local answer = use "answer"

return page {
  title = _"What can go wrong?",
  flow = "faq",
  body = function()
    return answer(_"All procedures have risks.", go "harm",
      _"You may be sore or bruised. Less common: bleeding, infection, a leak of spine fluid, or nerve harm. It may not help.")
  end,
}
