local answer = use "answer"

return page {
  title = _"What can go wrong?",
  flow = "faq",
  body = function()
    return answer(_"All procedures have risks.", go "harm",
      _"You may be sore or bruised. Less common: bleeding, infection, a leak of spine fluid, or nerve harm. It may not help.",
      {
        "images/harm.svg",
        alt = _"Four risks: a sore back, bleeding, an infection, and a harmed nerve that leaks fluid.",
        words = { { 259, 432, _"Sore" }, { 741, 432, _"Bleeding" }, { 259, 897, _"Infection" },
          { 741, 897, _"Nerve" } },
      })
  end,
}
