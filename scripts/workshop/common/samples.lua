-- Files that the pages of rules are made with.

-- The start page of the small pack, with a body of its own in line 3.
local function home(body)
  return "return page { title = _'Row', body = function(visitor) return {\n" ..
    "button { 'Help', go 'help' },\n" .. body .. "\n} end }\n"
end

-- Any page of one line.
local function page(body)
  return "return page { title = 'P', body = function() return { " .. body .. " } end }"
end

return {
  home = home,
  page = page,
  picture = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><path ' ..
    'fill="#0b5563" d="M1 1h2v1z"/></svg>',
}
