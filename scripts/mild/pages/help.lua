return page {
  title = _"Get help now",
  body = function()
    return {
      ground = "alert",
      heading { _"Get help now", tone = "alarm" },
      row {
        button { _"Show this to the staff", kind = "alarm", go "staff" },
        column {
          panel = "card",
          text { _"Or call 911", bold = true, size = "lead", tone = "alarm", align = "center" },
        },
      },
      lead(_"Do you have one of these?"),
      steps {
        icon = "help",
        tone = "alarm",
        _"**You can not pee, or you leak pee or stool**",
        _"**You are numb between your legs or when you wipe**",
        _"**One or both legs are weak and getting worse**",
        _"**You have a fever with new back pain**",
      },
      text(_"After a procedure: fluid, redness, or more pain at the cut."),
      text(_"Any other emergency, like chest pain: tell the staff."),
    }
  end,
}
