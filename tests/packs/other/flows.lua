return flows {
  visit = {
    title = _"Your flu shot", hue = "green", icon = "calendar",
    "why", "day", "ready",
    ends = { "find", "home" },
  },
}
