-- A picture with what is said below it; beside the text where two columns fit.
local spec = use "spec"

return function(given)
  spec.check("picture", given, { "alt", "caption", "words", "aside" })
  spec.need("picture", given, "alt",
    'picture{"images/x.svg", alt = _"what it shows"}; alt = "" for one that only decorates')
  return column {
    aside = given.aside ~= false,
    image { given[1], alt = given.alt, words = given.words },
    given.caption and text { given.caption, size = "caption", tone = "soft" },
  }
end
