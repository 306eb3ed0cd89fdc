return page {
  title = _"Your pills",
  flow = "day",
  body = function()
    return {
      lead(_"Do not stop any pill on your own."),
      text {
        _"Tell your doctor all that you take: blood thinners, aspirin, vitamins, and herbs.",
        clinic.medicines or _"Which ones do you take that day? Ask your care team.",
      },
      warning(_"Only the doctor who gave you a blood thinner can change it."),
      picture {
        "images/pills.svg",
        alt = _"A pill box and a phone.",
      },
    }
  end,
}
