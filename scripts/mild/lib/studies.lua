-- Which of the two procedures of this name the studies are about.
local variant = use "variant"

return function()
  return variant {
    neutral = _"The studies are about the kind with a tiny cut. Ask the desk which kind we do here.",
    tubular = _"The studies are about the kind with a tiny cut, but your cut is bigger.",
  }
end
