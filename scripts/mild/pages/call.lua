return page {
  title = _"When to call us",
  flow = "after",
  next = "home",
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
      clinic.phone and text { clinic.phone, bold = true, size = "h1" }
        or text(_"Ask your care team for the number."),
      clinic.phone_after_hours and text(format(_"After hours: %s", clinic.phone_after_hours)),
      warning(_"Call 911 if you can not control pee or stool, or if your legs get weak or numb."),
      picture {
        "images/call.svg",
        alt = _"A phone, a thermometer, and a red cut with fluid.",
        words = { { 244, 938, _"Call us" }, { 528, 938, _"Fever" }, { 812, 938, _"Fluid" } },
      },
    }
  end,
}
