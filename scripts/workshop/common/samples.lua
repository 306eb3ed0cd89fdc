-- Files that the pages of rules are made with.

-- The start page of the small pack, with a body of its own in line 3.
local function home(body)
  return "return page { title = _'Row', body = function(visitor) return {\n" ..
    "button { 'Help', go 'help' },\n" .. body .. "\n} end }\n"
end

return {
  home = home,
  picture = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>',
}
