-- What texts say by a list of phrases: the kinds that stand behind its "=", "pill" or "claim".
local lists = use "common/lists"
local tokens_of = use "common/tokens"

-- What a page itself says: no labels, no words of pictures, no facts of the clinic.
local function is_said(text)
  return text.role == "heading" or text.role == "text"
end

-- Two results: a set of the kinds, and how many they are. denied(tokens, at), or nil: whether the
-- phrase there does not count.
local function in_texts(name, texts, is_read, denied)
  local kinds, count = {}, 0
  for _, text in ipairs(texts) do
    local tokens = is_read(text) and tokens_of(text.text) or {}
    for phrase, at in lists.each(lists.open(name, text.language), tokens) do
      if not kinds[phrase.says] and not (denied and denied(tokens, at)) then
        kinds[phrase.says] = true
        count = count + 1
      end
    end
  end
  return kinds, count
end

-- The same of what a page says.
local function said(name, texts)
  return in_texts(name, texts, is_said)
end

return { is_said = is_said, in_texts = in_texts, said = said }
