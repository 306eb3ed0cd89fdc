return page {
  title = _"Get help now",
  body = function()
    return {
      ground = "alert",
      heading { _"Get help now", tone = "alarm" },
      lead(_"Do you feel very sick? Tell the staff at the desk."),
      warning(_"Are you alone? **Call 911.**"),
    }
  end,
}
