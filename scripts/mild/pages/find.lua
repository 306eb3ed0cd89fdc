-- The office of one touched stands between: who touches none goes on to the appointment.
return page {
  title = _"Which office is near you?",
  next = "book",
  body = function()
    return locator { rows = csv "data/locations.csv", go = "office" }
  end,
}
