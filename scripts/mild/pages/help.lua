return page {
  title = _"Get help now",
  body = function()
    return {
      ground = "alert",
      heading { _"Get help now", tone = "alarm" },
      lead(_"Do you have one of these?"),
      signs {
        _"**You can not pee, or you leak pee or stool**",
        _"**You are numb between your legs or when you wipe**",
        _"**One or both legs are weak and getting worse**",
        _"**You have a fever with new back pain**",
      },
      column {
        aside = true,
        button { _"Show this to the staff", icon = "hand", kind = "alarm", go "staff" },
        column {
          panel = "warning",
          row {
            image { icon = "phone", tone = "alarm" },
            text { _"Or call 911", bold = true, size = "lead", grow = 1 },
          },
        },
      },
      text(_"After a procedure: fluid, redness, or more pain at the cut."),
      text(_"Any other emergency, like chest pain: tell the staff."),
    }
  end,
}
