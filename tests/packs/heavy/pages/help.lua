return page {
  title = "help",
  body = function()
    return { heading "Help", text "Call 911, or ask the desk." }
  end,
}
