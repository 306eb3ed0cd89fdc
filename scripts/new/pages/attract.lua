return page {
  title = _"Welcome",
  body = function()
    return {
      ground = "accent",
      heading { _"Welcome", tone = "on_accent" },
      text { _"Touch your language. Nothing you touch is saved.", tone = "on_accent" },
    }
  end,
}
