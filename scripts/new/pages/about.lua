return page {
  title = _"About this screen",
  body = function()
    return {
      lead(_"This screen does not save what you touch."),
      refused_settings() and note(refused_settings()),
      sources { _"ZIP codes and towns: GeoNames (CC BY 4.0), geonames.org." },
    }
  end,
}
