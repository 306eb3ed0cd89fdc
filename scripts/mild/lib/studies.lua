-- What must be said beside the studies where the clinic does the other procedure of this name.
local variant = use "variant"

return function()
  return variant {
    tubular = _"These studies are about a smaller procedure than yours.",
  }
end
