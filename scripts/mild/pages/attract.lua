local rest = use "rest"

return page {
  title = _"Do your legs or back hurt when you walk?",
  body = function()
    return rest(_"Do your legs or back hurt when you walk?", _"Nothing you touch is saved.", "attract-1")
  end,
}
