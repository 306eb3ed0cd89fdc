-- Read from three meters, by staff: so it comes in the clinic's own language first.
return page {
  title = _"Please help me now",
  next = "help",
  body = function()
    local here = language() == languages()[1].code
    return {
      ground = "alarm",
      idle_s = 600,
      text { "Please help me now", heading = true, size = "far", bold = true, align = "center",
        tone = "on_accent" },
      not here and text { _"Please help me now", size = "h1", align = "center",
        tone = "on_accent" },
      spacer(300),
      row { spacer(1), button { _"Back", back() }, spacer(1) },
    }
  end,
}
