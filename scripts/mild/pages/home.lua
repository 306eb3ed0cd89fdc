return page {
  title = _"Leg or back pain when you walk?",
  body = function()
    return {
      text { _"MILD is a small procedure that may help. Touch a card.", size = "lead" },
      menu {
        columns = 3,
        card { _"The short version", _"In one minute", icon = "clock", go "short" },
        card { _"Get ready to talk", _"For your doctor", icon = "talk", go "who" },
        card { _"Your MILD day", _"Before and during", icon = "calendar", go "ready" },
        card { _"After MILD", _"Days and weeks", icon = "after", go "first" },
        card { _"Good and bad", _"Help and risks", icon = "scales", go "helps" },
        card { _"Offices and phone", _"Near your home", icon = "pin", go "find" },
      },
      grid {
        columns = 4,
        button { _"All pages", icon = "list", go "all" },
        button { _"Questions", icon = "question", go "faq" },
        button { _"Interpreter", icon = "globe", go "interpreter" },
        button { _"About", icon = "info", go "about" },
      },
    }
  end,
}
