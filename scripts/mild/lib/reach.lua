-- How to reach a person, in large digits that say what they are: where a picture or a code ends a
-- way.
local phone = use "phone"

return function()
  local number = phone()
  local words = number and format(_"Call %s", number) or _"Ask the desk."
  return text { words, bold = true, size = "h1" }
end
