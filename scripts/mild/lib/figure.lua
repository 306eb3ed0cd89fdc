-- A picture, or stills, beside the text where two columns fit, and below it where the page's facts
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
  local path = given[1]
  return column {
    type(path) == "string" and image { path, alt = given.alt, words = given.words, focus = given.focus } or path,
    #below > 0 and sources(below),
  }
end
