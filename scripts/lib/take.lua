-- A part to take home: its main points, the signs of danger, whom to call. Never what a visitor said.
local prose = use "prose"

local BYTES_MOST = 800 -- of a code that a phone still reads

-- Without the marks of what is bold.
local function plain(words)
  local letters = {}
  for i = 1, #words do
    local letter = words:sub(i, i)
    table.insert(letters, letter ~= "*" and letter or "")
  end
  return table.concat(letters)
end

local function add_list(lines, title, list)
  if #list > 0 then
    table.insert(lines, "")
    table.insert(lines, title)
  end
  for _i, words in ipairs(list) do
    table.insert(lines, "- " .. plain(words))
  end
end

local function joined(points, signs)
  local lines = { _"The main points of this part" }
  for _i, words in ipairs(points) do
    table.insert(lines, "- " .. plain(words))
  end
  add_list(lines, _"Get help now", signs)
  table.insert(lines, "")
  table.insert(lines, clinic.name)
  table.insert(lines, clinic.phone)
  return table.concat(lines, "\n")
end

-- The text for a code. Where it is too long the last points are left out, never a sign.
return function(flow)
  local points = prose.told_by(function()
    for _i, id in ipairs(pack.flows[flow]) do
      run_body(id)
    end
  end).leads
  local signs = pack.help and prose.told_by(function() run_body(pack.help) end).signs or {}
  local text = joined(points, signs)
  while #text > BYTES_MOST and #points > 0 do
    table.remove(points)
    text = joined(points, signs)
  end
  return text
end
