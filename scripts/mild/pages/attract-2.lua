local rest = use "rest"

return page {
  title = _"Do you have questions about your back?",
  body = function()
    return rest(_"Do you have questions about your back?", _"Read here while you wait.", "attract-2")
  end,
}
