-- How a pack is worded: short sentences, plain words, no promises.
local tokens_of = use "common/tokens"

local CAPITALS_MOST = 3 -- words in capitals side by side

-- A clinic's own name and places are as they are; what it chooses nobody reads.
local function is_wording(text)
  return text.name ~= "name" and (not text.kind or text.kind == "sentence" or
    text.role == "slot" and text.kind ~= "switch")
end

local capitals = {
  id = "A-TXT-4", level = "warning",
  wants = "No more than three words side by side are in capitals.",
  why = "Capitals are hard to read: write small letters, and ** around what must stand out.",
  bad = { "text(_'PLEASE READ THIS NOW.')" },
  good = { "text(_'MILD, MRI and **CT** scans.')" },
}

function capitals.text(text)
  if not is_wording(text) or not text.language:find "^e[ns]" then
    return
  end
  local side_by_side = 0
  for _, token in ipairs(tokens_of(text.text)) do
    if token.kind == "word" then
      side_by_side = token.acronym and side_by_side + 1 or 0
    end
    if side_by_side == CAPITALS_MOST + 1 then
      find(text, "%swords in capitals: \"%.40s\"", tag(text.language), text.text)
    end
  end
end

return { capitals }
