-- A page as lines in reading order, for sheets that people read instead of the screen: the texts
-- of a button are one line, the words on a picture are one.
local grade = use "common/grade"
local is_source = use("common/texts").is_source
local uses = use "common/uses"

local BETWEEN = " · "

local function kind_of(text)
  if text.button then
    return (text.button == "card" or text.button == "choice") and text.button or "button"
  elseif text.role == "heading" then
    return "heading"
  elseif text.role == "alt" then
    return text.node == "qr" and "code" or "picture"
  elseif text.role == "word" then
    return "on picture"
  elseif is_source(text) then
    return "source"
  elseif text.small then
    return "caption"
  elseif text.warning then
    return "warning"
  end
  return text.item and "item" or "text"
end

local marked

-- Whether it is still in the first language, as no one has translated it.
local function is_open(text)
  if text.language == pack.first then
    return false
  elseif not marked then
    marked = {}
    for _, used in ipairs(uses()) do
      marked[used.text] = used.kind == "word" or marked[used.text]
    end
  end
  return marked[text.text] and not pack.word(text.language, text.text)
end

local JOINED = { card = true, choice = true, button = true, item = true, ["on picture"] = true }

local function lines_of(visit)
  local lines, last_group = {}, nil
  for _, text in ipairs(visit.texts) do
    local kind, last = kind_of(text), lines[#lines]
    local group = JOINED[kind] and text.group
    if group and group == last_group and last.kind == kind then
      last.text = last.text .. BETWEEN .. text.text
      last.open = last.open or is_open(text)
    else
      table.insert(lines, { kind = kind, text = text.text, open = is_open(text) }) -- with its `**`
      last_group = group
    end
  end
  return lines
end

-- {lines = {{kind=, text=, open: not translated}...}, words, of running text; measure ("FKGL" or "INFLESZ"; nil: too few
-- words, or no such formula) and grade}. Kinds: heading text item (of a list, behind a number or a
-- mark) warning (in a panel of alarm) button card choice (to be ticked) picture "on picture" code
-- (what a QR code is for) source (small print that says where a fact is from) caption (of a picture).
local function read(visit)
  local page = grade.of_visit(visit)
  local measure, value = grade.measure(page)
  return { lines = lines_of(visit), words = page.words, measure = measure, grade = value }
end

return { read = read }
