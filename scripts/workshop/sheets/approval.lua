-- Who has read which pages, with the words they have now; with --changed-since, by that file.
local approvals = use "common/approvals"

local list = { hash = "" } -- also of pages that nobody has approved
if shots.plain or shots.since then
  local why
  list, why = approvals "all"
  if why then
    error(why, 0)
  end
end

local known = {}
for _, one in ipairs(list) do
  known[one.language .. " " .. one.page] = one
end

-- Of a page in a language: state, and who said it when.
local function of(language, page)
  return known[language .. " " .. page] or { state = "none" }
end

-- Whether it has to be read, in one language or more.
local function is_open(page)
  for _, one in ipairs(list) do
    if one.page == page and one.state ~= "good" then
      return true
    end
  end
  return false
end

return { list = list, of = of, is_open = is_open }
