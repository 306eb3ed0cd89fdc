local figure = use "figure"
local warnings = use "warnings"

return page {
  title = _"What can go wrong",
  body = function()
    return {
      lead(_"All procedures have risks, and MILD may not help you."),
      text {
        _"**Common:** you may be sore or bruised for some days.",
        _"**Less common:** bleeding, infection, a leak of spine fluid, or nerve harm.",
        _"Your pain may stay or get worse, and some people need more treatment later.",
      },
      note(_"Ask your doctor which of these risks are higher for you, and why."),
      warnings.way(),
      figure {
        "images/harm.svg",
        papers = { "nhs_surgery", "brown" },
        alt = _"Four risks: a sore back, bleeding, an infection, and a harmed nerve that leaks fluid.",
        words = { { 259, 412, _"Sore" }, { 741, 412, _"Bleeding" }, { 259, 877, _"Infection" },
          { 741, 877, _"Nerve" } },
      },
    }
  end,
}
