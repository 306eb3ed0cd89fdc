return page {
  title = _"Names and data",
  next = "about",
  body = function()
    return {
      lead(_"Each page says where its facts are from."),
      sources {
        _"Results differ from person to person.",
        _"“mild” is a mark of its owner, who has no part in this screen.",
        _"ZIP codes and towns: GeoNames, geonames.org (CC BY 4.0).",
        _"Their points: US Census Bureau, ZCTA Gazetteer.",
        _"Letters: Noto Sans, SIL Open Font License.",
        format(_"Version %s.", pack.version),
        pack.review_by and format(_"To be checked again by %s.", date(pack.review_by))
          or _"Date of the next check: none yet.",
      },
    }
  end,
}
