-- How a page speaks: whether it tells or puts off, answers its own title, and reads in one breath.
local grade = use "common/grade"
local kinds = use "common/kinds"
local lists = use "common/lists"
local page_of = use("common/samples").page
local reading = use "common/reading"
local tokens_of = use "common/tokens"

-- What a page says in sentences, not small print; and which of them put the reader off.
local function sentences_of(visit)
  local found = {}
  for _, text in ipairs(visit.texts) do
    if kinds.is_said(text) and text.role ~= "heading" and not text.small then
      local sentence = {}
      for _, token in ipairs(tokens_of(text.text)) do
        table.insert(sentence, token)
        if token.kind == "stop" then
          sentence.text = text
          sentence.defers = lists.each(lists.open("deferrals", text.language), sentence)() ~= nil
          table.insert(found, sentence)
          sentence = {}
        end
      end
    end
  end
  return found
end

local FACT = "text 'The cut is small, and it has a bandage.', "

local deferrals = {
  id = "R-DEF-1", level = "error",
  wants = "A page tells something: at most one sentence in three sends the reader to someone " ..
    "else (lint/deferrals-en.txt), and a second such sentence warns.",
  why = "Who reads \"ask your care team\" on each page has learned nothing: say a fact first, and " ..
    "name what to ask for.",
  bad = {
    "text 'Ask your care team.'",
    "lead 'The cut is small.', text { 'How small is not the same at each clinic.', 'Ask us.' }",
    "lead 'Your care team will tell you how to get ready.', text 'You rest. Ask your doctor.'",
    { ["pages/a.lua"] = page_of(FACT .. FACT .. FACT .. FACT .. "text { 'You can ask your doctor.', " ..
      "'Ask us when to come.' }"), level = "warning" },
    { es = "Pregunte a su médico." },
  },
  good = {
    "text { 'The cut is small.', 'A bandage covers it.', 'Ask your doctor how you heal.' }",
    "text 'Ask the desk for the form.'",
    "text 'You can rest.'",
  },
}

local PART_MOST = 3 -- one sentence of so many may put off

function deferrals.page(visit)
  local sentences, put_off, first = sentences_of(visit), 0, nil
  for _, sentence in ipairs(sentences) do
    if sentence.defers then
      put_off = put_off + 1
      first = first or sentence.text
    end
  end
  if put_off * PART_MOST > #sentences then
    find(first, "%s%d of the page's %d sentences send the reader to someone else: say a fact",
      tag(visit.language), put_off, #sentences)
  elseif put_off > 1 then
    warn(first, "%s%d sentences send the reader to someone else, at most one",
      tag(visit.language), put_off)
  end
end

local titles = {
  id = "R-TTL-1", level = "warning",
  wants = "A page whose title asks answers it in its first sentence.",
  why = "A reader chose it for the answer: begin with what is known.",
  bad = {
    { ["pages/a.lua"] = "return page { title = 'Will it hurt?', body = function() return { " ..
      "text 'Ask your doctor.', text 'You may be sore.' } end }" },
    { ["pages/a.lua"] = "return page { title = 'How long?', body = function() return { " ..
      "text 'How long is it?' } end }" },
  },
  good = {
    { ["pages/a.lua"] = "return page { title = 'Will it hurt?', body = function() return { " ..
      "text 'You may be sore.' } end }" },
    { ["pages/a.lua"] = "return page { title = 'Rest', body = function() return { " ..
      "text 'Ask your doctor.' } end }" },
  },
}

function titles.page(visit)
  local first = sentences_of(visit)[1]
  local asks = first and first.text.text:match "^[^.!?]*%?"
  if first and visit.title:find "%?$" and (first.defers or asks) and not visit.attract and
    not visit.start then
    find(first.text, "%sthe title asks \"%s\", and the first sentence %s", tag(visit.language),
      visit.title, asks and "asks again" or "sends the reader to someone else")
  end
end

local OFFICE = "name,street,city,state,zip,phone,hours,access\nBoerne,104 Sample St,Boerne,TX,78006," ..
  "2105550142,8 am to 5 pm,Step-free door. Parking by the door.\n"
local OFFICE_PAGE = "return page { title = 'O', body = function() local list = {}\nfor _i = 1, 6 do " ..
  "table.insert(list, text(csv('data/locations.csv')[1].access)) end return list end }\n"

local CHOPPY_WORDS, CHOPPY_LEAST = 30, 8 -- of running text; words a sentence

local rhythm = {
  id = "R-SEN-2", level = "warning",
  wants = "Sentences of a page of 30 words and more have 8 words and more in the mean; up to 14 " ..
    "read well.",
  why = "\"It is small. It is quick. You rest.\" is hard to follow: keep if, so and because.",
  bad = {
    "text 'It is small. It is quick.', text 'You lie down. You rest. Then you sit up.', " ..
      "text 'You drink. You eat. You go home.', text 'You may be sore. It will ease. You walk.'",
    "text 'You lie down on your belly first. Then the doctor numbs your low back.', " ..
      "text 'Small tools go in through a cut. A bandage covers the cut after that.', " ..
      "text 'You rest for a while after that.'",
  },
  good = {
    "text 'You lie down and rest, because the medicine makes you tired.', " ..
      "text 'Then you sit up, and if you feel well you can drink and eat.', " ..
      "text 'Someone takes you home that day.'",
    { ["pages/o.lua"] = OFFICE_PAGE, ["data/locations.csv"] = OFFICE, at = "pages/o.lua" },
  },
}

-- Only what ends as a sentence does and a page can mend: rows of lists, names of buttons and what the
-- clinic says of an office are short for a reason.
function rhythm.page(visit)
  local words, count = 0, 0
  for _, sentence in ipairs(sentences_of(visit)) do
    if reading.is_sentence(sentence.text.text) and not grade.of_clinic(sentence.text) then
      words, count = words + #sentence - 1, count + 1
    end
  end
  if words >= CHOPPY_WORDS and words < count * CHOPPY_LEAST then
    find(visit, "%ssentences of %.1f words in the mean: join some by if, so, because",
      tag(visit.language), words / count)
  end
end

return { deferrals, titles, rhythm }
