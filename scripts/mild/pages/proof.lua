local function study(name, people, found)
  return column {
    panel = "note",
    row {
      column { grow = 1, gap = 10, text { name, bold = true }, text(people) },
      text { found, grow = 1 },
    },
  }
end

return page {
  title = _"Who did the studies?",
  body = function()
    return {
      lead(_"The company that makes the tools paid for these three studies."),
      study(_"MiDAS ENCORE, 2018",
        _"**302 people** got MILD or steroid shots, and chance decided which.",
        _"After 2 years, people with MILD had less pain. The others were not followed that long."),
      study(_"MOTION, 2023",
        _"**138 people** got care with or without MILD, and chance decided which.",
        _"After 1 year, people with MILD walked longer. By 2 years most others had a procedure too."),
      study(_"Medicare records, 2024",
        _"**9,613 people** had MILD or a bigger surgery.",
        _"By 2 years, fewer were harmed after MILD, but more had surgery again."),
      row {
        text { _"People knew what they got, and that can change how they feel.", size = "caption", grow = 1 },
        button { _"Read the studies", icon = "search", go "proof/papers" },
      },
    }
  end,
}
