return page {
  title = _"Flu shots today",
  body = function()
    return {
      lead(_"Touch a card."),
      menu {
        columns = 2,
        card { _"Why a flu shot?", _"In one minute", icon = "question", go "why" },
        card { _"Your visit", _"Step by step", icon = "calendar", go "day" },
        card { _"Before the nurse comes", icon = "check", go "ready" },
        card { _"Where we are", _"Five offices", icon = "pin", go "find" },
      },
      grid {
        columns = 2,
        gap = 40,
        button { _"Is my ZIP code near?", icon = "pin", kind = "plain", go "near" },
        button { _"I am done", icon = "finish", kind = "primary", finish() },
      },
    }
  end,
}
