-- The cover of the proof, what a signature is under: which pack it is, who has approved what, which
-- pages there are.
local approval = use "sheets/approval"
local html = use "common/html"

local function fact(name, value, class)
  return value and value ~= "" and html.tr { html.th { name }, html.td { class = class, value } }
end

local function slot(key)
  for _, entry in ipairs(pack.slots()) do
    if entry.key == key and entry.value ~= "" then
      return entry.value
    end
  end
end

local function facts()
  local info = pack.info
  return html.table {
    fact("Pack", info.id),
    fact("Version", info.version),
    fact("Sequence", info.sequence),
    fact("Clinic", slot "name"),
    fact("Reviewed by a clinician", info.reviewed and "yes" or "no"),
    fact("Translations", info.translated or "draft"),
    fact("Next review by", info.review_by or "not set"),
    fact("Hash of all words", approval.list.hash, "hash"),
  }
end

-- What the pack asks of the clinic, and what it says in each language; who said it, and when.
local function answer(name)
  local said = {}
  for _, entry in ipairs(pack.slots()) do
    if entry.value ~= "" and (entry.key == name or entry.language and
      entry.key == name .. "." .. entry.language) then
      table.insert(said, html.div { entry.value })
    end
  end
  local by, date = slot(name .. ".by"), slot(name .. ".date")
  if #said > 0 and (by or date) then
    table.insert(said, html.div { class = "by", table.concat({ by or "", date or "" }, " ") })
  end
  return said
end

local function questions()
  local list = {}
  for _, one in ipairs(pack.facts()) do
    if one.ask then
      local said = answer(one.name)
      local pictures = one.files and #pack.files(one.files) or 0
      if pictures > 0 then
        said = { ("%d pictures"):format(pictures) }
      end
      table.insert(list, html.tr {
        html.th { one.ask, html.div { class = "by", one.name } },
        #said > 0 and html.td(said) or html.td { class = "open", "not filled in by the clinic" },
      })
    end
  end
  return #list > 0 and { html.h2 { "What the clinic says" }, html.table(list) }
end

local function draft()
  local info = pack.info
  local translated = info.translated == "yes" or #info.languages == 1
  return not (info.reviewed and translated) and html.p {
    class = "draft",
    html.strong { "Draft. " },
    not info.reviewed and "No clinician has reviewed this pack. ",
    not translated and "No qualified translator has read its translations.",
  }
end

-- One line for each person, day and language.
local function approvers()
  local lines, by_key, open = {}, {}, 0
  for _, one in ipairs(approval.list) do
    if one.state == "good" then
      local key = table.concat({ one.by, one.date, one.language }, "\0")
      if not by_key[key] then
        by_key[key] = { by = one.by, date = one.date, language = one.language, pages = 0 }
        table.insert(lines, by_key[key])
      end
      by_key[key].pages = by_key[key].pages + 1
    else
      open = open + 1
    end
  end
  for i, line in ipairs(lines) do
    lines[i] = fact(line.by, ("%d pages in %s, %s"):format(line.pages,
      language(line.language).name, line.date))
  end
  return html.table { lines, fact("Not yet",
    ("%d of %d pages, each language counted"):format(open, #approval.list), "open") }
end

local function is_open(row)
  for code in pairs(row.cells) do
    if approval.of(code, row.page).state ~= "good" then
      return true
    end
  end
  return false
end

local function index(rows)
  local list = { class = "index" }
  for _, row in ipairs(rows) do
    if row.state == 0 then
      table.insert(list, html.li {
        html.a { href = ("#%s.0"):format(row.page), row.page },
        is_open(row) and html.span { class = "open", " to read" }
          or html.span { class = "good", " approved" },
      })
    end
  end
  return html.ul(list)
end

return function(rows)
  return {
    html.h1 { pack.info.title },
    draft(),
    facts(),
    shots.since and html.p {
      class = "draft",
      #rows > 0 and "Only the pages that have changed since they were approved are on this sheet."
        or "No page has changed since it was approved.",
    },
    html.p { "Read each page, its pictures' texts and its sources; sign those that may be " ..
      "shown. Then note it with: anteroom approve LAYER... --by NAME (--page and --lang for " ..
      "some of them). A page that changes later has to be read again, the others do not." },
    questions(),
    html.h2 { "Who has approved what" },
    approvers(),
    html.h2 { "Pages" },
    index(rows),
  }
end
