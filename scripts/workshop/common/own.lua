-- A pack's own files, and what is said of them.

-- The paths below a folder, but the core's.
local function paths(prefix)
  local found = {}
  for _, path in ipairs(pack.files(prefix)) do
    if not pack.is_core(path) then
      table.insert(found, path)
    end
  end
  return found
end

-- A sentence without the place that the finding has already.
local function without(sentence, place)
  local start = place .. ": "
  return sentence:sub(1, #start) == start and sentence:sub(#start + 1) or sentence
end

return { paths = paths, without = without }
