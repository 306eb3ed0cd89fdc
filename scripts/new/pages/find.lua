return page {
  title = _"Offices and phone",
  body = function()
    return locator { rows = csv "data/locations.csv", go = "office" }
  end,
}
