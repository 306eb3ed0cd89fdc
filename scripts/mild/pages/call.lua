local figure = use "figure"
local reach = use "reach"

return page {
  title = _"When to call us",
  body = function()
    return {
      lead(_"Call your clinic if you have one of these:"),
      steps {
        icon = "phone",
        tone = "accent",
        _"A fever",
        _"Fluid from the cut, or more redness",
        _"Pain that gets worse",
      },
      reach(),
      clinic.phone_after_hours and text(format(_"After hours: %s", clinic.phone_after_hours)),
      warning(_"Can you not control pee or stool? Do your legs get weak or numb? Call 911."),
      figure {
        "images/call.svg",
        papers = { "discharge", "nhs_surgery" },
        alt = _"Call us when a thermometer shows a fever, or the cut is red and leaks fluid.",
        words = { { 244, 912, _"Call" }, { 528, 912, _"Fever" }, { 812, 912, _"Fluid" } },
      },
    }
  end,
}
