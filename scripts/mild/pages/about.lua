return page {
  title = _"About this screen",
  body = function()
    local checked = pack.reviewed and format(_"Checked: %s.", pack.reviewed)
      or _"Sample text. Not yet checked by a clinician."
    return {
      heading(_"About this screen"),
      lead(_"This screen gives facts to help you talk with your doctor. It is not medical advice."),
      text {
        _"It does not save what you touch or type. Results differ from person to person.",
        _"Need help with this screen? Ask at the desk.",
      },
      note(checked),
      text { _"Where the facts are from", bold = true, heading = true },
      sources {
        _"The words are our own. The facts are from Medicare rule NCD 150.13, the MiDAS ENCORE and MOTION studies, a study of Medicare records, and public health pages on warning signs.",
        _"“mild” is a mark of its owner, who has no part in this screen.",
      },
      text { _"Data and letters", bold = true, heading = true },
      sources {
        _"ZIP codes and towns: GeoNames (CC BY 4.0), geonames.org. Points: US Census Bureau, ZCTA Gazetteer.",
        _"Letters: Noto Sans, SIL Open Font License.",
        format(_"%s, version %s.", pack.title, pack.version),
        pack.review_by and format(_"To be checked again by %s.", date(pack.review_by))
          or _"Date of the next check: none yet.",
      },
    }
  end,
}
