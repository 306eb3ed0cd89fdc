return page {
  title = _"Make a visit",
  flow = "office",
  body = function(visitor)
    local office = visitor.office or own_office() or {}
    return {
      lead(_"Call us, or ask at the desk."),
      text { office.phone or clinic.phone or _"Ask your care team.", bold = true, size = "h1" },
      text(_"Bring your health plan card, a list of your pills, and any scans of your back."),
      note(_"Do you need an interpreter? Say so when you call. It is free."),
      picture {
        "images/phone.svg",
        alt = _"A phone and a folder.",
        words = { { 255, 938, _"Call" }, { 695, 900, _"Bring" } },
      },
    }
  end,
}
