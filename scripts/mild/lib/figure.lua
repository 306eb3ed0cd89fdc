-- A picture that stands beside the text where two columns fit, and below it where the page's facts
-- are from: papers = names of lib/papers.lua.
local from = use "from"

return function(given)
  local below = {}
  if given.caption then
    table.insert(below, given.caption)
  end
  table.insert(below, from(given.papers))
  return column {
    image { given[1], alt = given.alt, words = given.words },
    sources(below),
  }
end
