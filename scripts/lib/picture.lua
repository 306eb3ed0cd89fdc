-- A picture with what is said below it. The layout puts a page's only one beside the text.
local spec = use "spec"

return function(given)
  spec.check("picture", given, { "alt", "caption", "words", "focus" })
  spec.need("picture", given, "alt",
    'picture{"images/x.svg", alt = _"what it shows"}; alt = "" for one that only decorates')
  return column {
    image { given[1], alt = given.alt, words = given.words, focus = given.focus },
    given.caption and text { given.caption, size = "caption", tone = "soft" },
  }
end
