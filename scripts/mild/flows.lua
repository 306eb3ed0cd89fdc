-- The pages' order, and what each part is called.
return flows {
  learn = {
    title = _"About MILD", hue = "teal", icon = "clock", take = true,
    "short", "tight", "feel", "mild", "cut", "not", "other", "living",
    ends = { "who", "helps", "home" },
  },
  talk = {
    title = _"Is it right for me?", hue = "indigo", icon = "talk",
    "who", "tick", "show", "ask",
    ends = { "take", "ready", "home" },
  },
  day = {
    title = _"Getting ready", hue = "amber", icon = "calendar", take = true,
    "ready", "pills", "before", "food", "steps", "numb", "long", "partner",
    ends = { "first", "faq", "home" },
  },
  after = {
    title = _"After MILD", hue = "green", icon = "after", take = true,
    "first", "weeks", "visit", "call",
    ends = { "call", "find", "home" },
  },
  weigh = {
    title = _"Benefits and risks", hue = "plum", icon = "scales", take = true,
    "helps", "harm", "dots", "proof",
    ends = { "ask", "who", "home" },
  },
  office = {
    title = _"Find an office", hue = "blue", icon = "pin",
    "find", "office", "book", "pay", "forms", "team",
    ends = { "home" },
  },
  faq = {
    title = _"Common questions", hue = "slate", icon = "question",
    "faq/what", "faq/who", "faq/before", "faq/time", "faq/pain", "faq/after",
    "faq/wrong", "faq/bigger", "faq/better", "faq/pay", "faq/drive", "faq/scan",
  },
}
