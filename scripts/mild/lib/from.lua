-- Where a page's facts are from, in one line: names of lib/papers.lua.
local papers = use "papers"

return function(names)
  local said = {}
  for _i, name in ipairs(names) do
    table.insert(said, _((papers[name] or error("no paper is called " .. name)).short))
  end
  return format(_"From: %s.", table.concat(said, "; "))
end
