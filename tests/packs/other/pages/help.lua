return page {
  title = _"Get help now",
  body = function()
    return {
      ground = "alert",
      heading { _"Get help now", tone = "alarm" },
      warning(_"Hard to breathe, or a swollen face after a shot? Call 911 or tell the staff."),
      questions {
        { _"My arm is sore. Is that bad?", _"No. It goes away in a day or two." },
        { _"I have a fever. What now?", _"Rest and drink. If it lasts, call us." },
      },
      text(format(_"Call us: %s", clinic.phone)),
      text { format(_"Phone checked on %s.", date(clinic["phone.date"])), size = "caption",
        tone = "soft" },
    }
  end,
}
