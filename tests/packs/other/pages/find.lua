return page {
  title = _"Where we are",
  body = function()
    return locator { rows = csv "data/locations.csv", go = "office" }
  end,
}
