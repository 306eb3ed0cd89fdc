return page {
  title = _"Your check-up",
  flow = "after",
  body = function()
    return {
      lead(_"Go to your check-up visit."),
      text {
        clinic.checkup or _"When is it? Ask your care team.",
        _"Bring your questions. Tell how far you can walk and how long you can stand.",
      },
      note(_"Do not wait for the visit if something gets worse. Call."),
      picture {
        "images/visit.svg",
        alt = _"A calendar with one day marked, and a list of questions.",
      },
    }
  end,
}
