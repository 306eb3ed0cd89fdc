return page {
  title = _"What would you like to know?",
  body = function()
    return {
      text { _"MILD is a small procedure that may help leg or back pain when you walk.", size = "lead", tone = "soft" },
      menu {
        begin { _"MILD in one minute", _"What it is, and how it may help", icon = "clock",
          picture = "images/start.svg", go "short" },
        card { _"Is it right for me?", _"Get ready to see your doctor", icon = "talk", go "who" },
        card { _"Getting ready", _"Before, and on the day", icon = "calendar", go "ready" },
        card { _"After MILD", _"Healing, and when to call", icon = "after", go "first" },
        card { _"Benefits and risks", _"What the studies found", icon = "scales", go "helps" },
        card { _"Find an office", _"Phone numbers and hours", icon = "pin", go "find" },
        card { _"Common questions", _"Short answers", icon = "question", go "faq" },
      },
      row {
        button { _"All topics", icon = "list", kind = "quiet", go "all" },
        button { _"I need an interpreter", icon = "talk", kind = "quiet", go "interpreter" },
        button { _"About this screen", icon = "info", kind = "quiet", go "about" },
      },
    }
  end,
}
