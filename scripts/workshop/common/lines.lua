-- A text by lines, and a line without its edges: patterns may not run over a whole file.

-- for number, line in each(text)
local function each(text)
  local from, number = 1, 0
  return function()
    if from <= #text then
      local stop = text:find("\n", from, true) or #text + 1
      local line = text:sub(from, stop - 1)
      from, number = stop + 1, number + 1
      return number, line
    end
  end
end

local function trim(text)
  return (text:gsub("^[ \t\r]+", ""):reverse():gsub("^[ \t\r]+", ""):reverse())
end

return { each = each, trim = trim }
