-- A text to take along: on a phone by its camera, or asked for at the desk. What else is given stands
-- below its caption, or beside the code.
local spec = use "spec"

return function(given)
  spec.check("handoff", given, { "text", "caption" })
  local words = spec.need("handoff", given, "text", 'handoff{text = "what to take along"}')
  local caption = given.caption
    and text { given.caption, align = "center" }
    or text { _"Point your phone camera here.", _"No phone? Ask the desk.", align = "center" }
  return column {
    aside = true,
    align = "center",
    qr { words, alt = _"A code for your phone camera." },
    caption,
    table.unpack(given),
  }
end
