return page {
  title = _"The next weeks",
  flow = "after",
  body = function()
    return {
      lead(_"Each person heals at a different speed."),
      timeline {
        { _"First days", _"Take short walks. Do not lift heavy things." },
        { _"Some days on", _"Many people do light tasks." },
        { _"Weeks", _"It can take some weeks to feel better." },
      },
      note(clinic.activity
        or _"When can you work, drive, lift, and travel? Ask your care team."),
      picture {
        "images/weeks.svg",
        alt = _"A person sits, then stands with a cane, then walks.",
      },
    }
  end,
}
