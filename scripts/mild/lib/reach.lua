-- How to reach a person, in large digits that say what they are, and without a voice call: where a
-- picture or a code ends a way.
local offices = use "offices"
local phone = use "phone"

return function()
  local number = phone()
  return column {
    gap = 15,
    text { number and format(_"Call %s", number) or _"Ask the desk", bold = true, size = "h1" },
    number and text(offices.without_voice(number)),
  }
end
