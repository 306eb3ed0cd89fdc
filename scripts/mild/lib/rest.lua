-- A page of the kiosk at rest: what it is about, large enough for who passes by, and a picture whose
-- light comes and goes.
return function(words, more, picture)
  local plain, lit = "images/" .. picture .. ".svg", "images/" .. picture .. "-glow.svg"
  return {
    ground = "accent",
    clinic.name and text { clinic.name, tone = "on_accent" },
    heading { words, tone = "on_accent", size = "display" },
    text { more, tone = "on_accent" },
    stills { { plain }, { lit }, { plain }, { lit }, alt = "", loop = true },
  }
end
