local rest = use "rest"

return page {
  title = _"Is there an office near you?",
  body = function()
    return rest(_"Is there an office near you?", _"Find it here by your ZIP code.", "attract-3")
  end,
}
