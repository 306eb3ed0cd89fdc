return page {
  title = _"Do your legs or back hurt when you walk?",
  body = function()
    return {
      ground = "accent",
      clinic.name and text { clinic.name, tone = "on_accent" },
      heading { _"Do your legs or back hurt when you walk?", tone = "on_accent", size = "display" },
      text { _"Nothing you touch is saved.", tone = "on_accent" },
      picture { "images/attract.svg", alt = "" },
    }
  end,
}
