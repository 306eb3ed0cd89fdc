-- Who is said to be treated. The one idea: word by word through a sentence, a verb that treats
-- opens it, a "not" before the verb keeps it shut.
local lists = use "common/lists"
local tokens_of = use "common/tokens"

local ITEM_WORDS = 12 -- of a line in a list, at most

local treats = {
  id = "M-IND-1", level = "error",
  wants = "No text says that the procedure treats what is in lint/not-treated-en.txt: cauda " ..
    "equina, tumours, cancer, fractures, injuries, infections, the neck.",
  why = "It would keep someone from the care that is needed. \"It does not treat cancer\" is " ..
    "fine; a pack about something else brings its own list.",
  bad = {
    "text(_'MILD treats cauda equina syndrome.')",
    "text(_'MILD treats back pain, tumors, and more.')",
    "text(_'It may help people with a fracture.')",
    "text(_'An option for spinal cancer.')",
    "text(_'MILD is for neck pain.')",
    "text(_'Cord compression can be treated with MILD.')",
    "text(_'It does not cure all, but it treats infections.')",
    "text(_'Conditions treated: spinal injury.')",
    "text(_'People with tumors can benefit from MILD.')",
    "heading 'Who is MILD for?', text 'People with cancer'",
    "lead 'MILD can help with:', steps { 'Back pain', 'Tumors' }",
    "heading 'What we treat', steps { 'Back pain', 'Cauda equina' }",
    "heading 'What does it treat?', text 'Neck pain'",
    { es = "MILD trata tumores." },
    { es = "Puede ayudar con el dolor de cuello." },
  },
  good = {
    "text(_'It does not treat the neck.')",
    "text(_'It does not treat broken bones, cancer, or an infection.')",
    "text(_'MILD treats a tight space, not cancer.')",
    "text(_'Does it treat the neck? No.')",
    "text(_'Clean hands help prevent an infection.')",
    "text(_'Tell us if you were treated for cancer.')",
    "text(_'An infection is treated with pills.')",
    "text(_'A cut can get infected. It helps to rest.')",
    "heading 'What it does not treat', text 'Neck pain'",
    "lead 'It does not treat:', steps { 'Cancer', 'A fracture' }",
    "lead 'Call if you have:', steps { 'Infection', 'Injury' }",
    { es = "No trata el cuello ni el cáncer." },
    { es = "¿Trata fracturas? No." },
  },
}

-- `found` becomes the condition that a text is said to treat.
local function make_reader(text)
  return { text = text.text, tokens = tokens_of(text.text),
    verbs = lists.open("treats", text.language),
    conditions = lists.open("not-treated", text.language) }
end

-- A clause: `treats`, a verb said so; `plainly`, one that counts in a heading too; `denied`, what
-- comes is not so; `subject`, a condition that was named before any verb.
local function follow_verb(reader, clause, kind)
  if kind == "not" then
    clause.denied = true
  elseif kind == "but" then
    clause.denied = false
  elseif kind == "pass" then
    clause.treats, clause.plainly, clause.denied, clause.subject = nil, nil, nil, nil
  elseif (kind == "treat" or kind == "help") and not clause.denied then
    clause.treats = true
    clause.plainly = clause.plainly or kind == "treat"
    if kind == "treat" and clause.subject then
      reader.found = reader.found or clause.subject.phrase
    end
  end
end

-- Of the passive, "cancer is treated with MILD", only with the procedure behind it.
local function is_of_the_procedure(tokens, at)
  local verb = tokens[at].text
  if not verb:find "^treated" and not verb:find "^tratad" then
    return true
  end
  for i = at, math.min(at + 4, #tokens) do
    if tokens[i].text == "mild" or tokens[i].text:find "^proced" then
      return true
    end
  end
  return false
end

local function is_question(reader, stop)
  return reader.text:sub(stop.at, stop.at) == "?"
end

-- The sentence that begins at this token; gives where the next begins.
local function read_sentence(reader, clause, at)
  local tokens, before = reader.tokens, reader.found
  while tokens[at] and tokens[at].kind ~= "stop" do
    local verb, length = lists.match(reader.verbs, tokens, at)
    if verb then
      if is_of_the_procedure(tokens, at) then
        follow_verb(reader, clause, verb.says)
      end
    else
      local condition
      condition, length = lists.match(reader.conditions, tokens, at)
      if condition and not clause.denied then
        if clause.treats then
          reader.found = reader.found or condition.phrase
        end
        clause.subject = clause.subject or condition
      end
    end
    at = at + math.max(length, 1)
  end
  if tokens[at] and is_question(reader, tokens[at]) then
    reader.found = before -- what is asked is not said
  end
  return at + 1
end

-- All sentences; gives the last one's clause and its first token.
local function read_all(reader)
  local at, clause, first = 1, {}, nil
  while reader.tokens[at] do
    clause, first = {}, reader.tokens[at]
    at = read_sentence(reader, clause, at)
  end
  return clause, first
end

local function tell(text, reader)
  if reader.found then
    find(text, "%ssays that it treats what it does not: \"%s\"", tag(text.language), reader.found)
  end
end

function treats.text(text)
  local reader = make_reader(text)
  read_all(reader)
  tell(text, reader)
end

-- "What MILD treats", "It can help with:": a line that the next ones go on from.
local function opens_list(text)
  local reader = make_reader(text)
  local clause, first = read_all(reader)
  if text.text:sub(-1) == ":" and clause.treats then
    return true
  elseif text.role ~= "heading" or not clause.plainly then
    return false
  end
  local stop = reader.tokens[#reader.tokens]
  return stop.at == 0 or is_question(reader, stop) and
    (first.text:find "^wh" ~= nil or first.text == "que")
end

-- A list of such things below a line that says so.
function treats.page(visit)
  local open = false
  for _, text in ipairs(visit.texts) do
    if text.role == "heading" or text.text:sub(-1) == ":" then
      open = opens_list(text)
    elseif open and text.role == "text" then
      local reader = make_reader(text)
      if #reader.tokens > 0 and #reader.tokens <= ITEM_WORDS + 1 then
        read_sentence(reader, { treats = true }, 1)
        tell(text, reader)
      end
    end
  end
end

return { treats }
