-- A picture that stands beside the text where two columns fit, and below it where the page's facts
-- are from: papers = names of lib/papers.lua, where there are facts.
local from = use "from"

return function(given)
  local below = {}
  if given.caption then
    table.insert(below, given.caption)
  end
  if given.papers then
    table.insert(below, from(given.papers))
  end
  return column {
    image { given[1], alt = given.alt, words = given.words },
    #below > 0 and sources(below),
  }
end
