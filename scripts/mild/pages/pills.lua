local figure = use "figure"

return page {
  title = _"Your pills",
  body = function()
    return {
      lead(_"Do not stop any pill on your own."),
      text(_"Tell your doctor all that you take: blood thinners, aspirin, vitamins, and herbs."),
      advice { _"Bring a list, so your doctor can say which ones to take that day.", fact = "medicines" },
      warning(_"Only the doctor who ordered a blood thinner can change it: stopping can be dangerous."),
      figure {
        "images/pills.svg",
        papers = { "asra" },
        alt = _"A box with pills for each day, and a phone to call your doctor.",
      },
    }
  end,
}
