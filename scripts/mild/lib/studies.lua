-- Which of the two procedures of this name the studies are about.
local variant = use "variant"

return function()
  return variant {
    neutral = _"The studies are about the kind with a tiny cut, so ask the desk which kind we do.",
    tubular = _"The studies are about the kind with a tiny cut, but your cut is bigger.",
  }
end
