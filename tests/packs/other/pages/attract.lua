return page {
  title = _"Get your flu shot here",
  body = function()
    return {
      ground = "accent",
      text { clinic.name, tone = "on_accent" },
      heading { _"Get your flu shot here", tone = "on_accent" },
      text { _"Touch your language. Nothing is saved.", tone = "on_accent" },
      image { icon = "calendar", tile = "soft", size = "h1" },
    }
  end,
}
