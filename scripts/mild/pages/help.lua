local warnings = use "warnings"

return page {
  title = _"Get help now",
  body = function()
    return {
      ground = "alert",
      row {
        heading { _"Get help now", tone = "alarm", grow = 1 },
        image { icon = "phone", tone = "alarm" },
        text { _"or call 911", bold = true, size = "lead" },
      },
      lead { _"Tell the staff right away if you have one of these:",
        short = _"Tell the staff now if you have one of these:" },
      warnings.now(),
      column {
        aside = true,
        button { _"Show this to the staff", icon = "hand", kind = "alarm", go "staff" },
        column {
          panel = "warning",
          row {
            image { icon = "phone", tone = "alarm" },
            column {
              gap = 5,
              grow = 1,
              text { _"Or call 911", bold = true, size = "lead" },
              text(_"Or go to an emergency room. **Do not drive yourself.**"),
            },
          },
        },
        text { _"After a procedure, tell us about these too:",
          short = _"After a procedure, these too:", bold = true },
        warnings.after(),
      },
      text(warnings.other()),
    }
  end,
}
