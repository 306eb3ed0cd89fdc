local figure = use "figure"

return page {
  title = _"What can go wrong",
  body = function()
    return {
      lead(_"All procedures have risks. It may not help."),
      text {
        _"**Common:** you may be sore or bruised for some days.",
        _"**Less common:** bleeding, infection, a leak of spine fluid, or nerve harm.",
        _"Your pain may not get better. It may get worse. Some people need more treatment later.",
      },
      note(_"Ask your doctor what your own risks are."),
      figure {
        "images/harm.svg",
        papers = { "nhs_surgery", "ipwc" },
        alt = _"Four risks: a sore back, bleeding, an infection, and a harmed nerve that leaks fluid.",
        words = { { 259, 412, _"Sore" }, { 741, 412, _"Bleeding" }, { 259, 877, _"Infection" },
          { 741, 877, _"Nerve" } },
      },
    }
  end,
}
