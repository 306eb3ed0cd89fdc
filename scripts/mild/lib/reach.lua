-- How to reach a person, in large digits that say what they are, and without a voice call: where a
-- picture or a code ends a way.
local phone = use "phone"

return function()
  local number = phone()
  local line = clinic.text_line
  return column {
    gap = 15,
    text { number and format(_"Call %s", number) or _"Ask the desk", bold = true, size = "h1" },
    number and text(line and format(_"No voice call? Text %s, dial 711, or ask the desk.", line)
      or _"No voice call? Dial 711 first, or ask the desk."),
  }
end
