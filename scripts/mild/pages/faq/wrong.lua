local answer = use "answer"

return page {
  title = _"What can go wrong?",
  body = function()
    return answer(_"All procedures have risks, and MILD may not help you.", go "harm",
      {
        _"**Common:** you may be sore or bruised for some days.",
        _"**Less common:** bleeding, infection, a leak of spine fluid, or nerve harm.",
        _"Ask your doctor which of these risks are higher for you, and why.",
      },
      {
        "images/harm.svg",
        alt = _"Four risks: a sore back, bleeding, an infection, and a harmed nerve that leaks fluid.",
        words = { { 259, 412, _"Sore" }, { 741, 412, _"Bleeding" }, { 259, 877, _"Infection" },
          { 741, 877, _"Nerve" } },
      })
  end,
}
