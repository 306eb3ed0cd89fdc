-- How to reach a person, in large digits: where a picture or a code ends a way.
local phone = use "phone"

return function()
  return text { phone() or _"Ask your care team.", bold = true, size = "h1" }
end
