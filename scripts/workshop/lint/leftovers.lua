-- What was copied out of other programs, and came along.
local tokens_of = use "common/tokens"

local LEFTOVERS = { "[sc ", "[listmenu", "<!--", "[email", "Scroll to Top", "Scroll to top",
  "Lorem ipsum", "&nbsp;", "&amp;", "&quot;", "&#", "{{", "}}", "\\n", "TODO", "???", "XXX", "xxx", "Click here",
  "\xC3\x83\xC2", "\xC3\xA2\xE2\x82\xAC", -- UTF-8 that was read as Latin-1, and written again
  "\u{FFFD}" }
local LABELS = { phone = true, tel = true, telephone = true, call = true, fax = true, email = true,
  telefono = true, llame = true }
local TAG_MOST = 11 -- letters

local junk = {
  id = "C-JUNK-1", level = "error",
  wants = "No leftovers of other programs in a text: tags, template marks, \"Phone:\" without a " ..
    "number, letters that were read wrongly.",
  why = "Clean the text that was copied here.",
  bad = {
    "text(_'Call [sc name=\"phone\"]')",
    "text(_'<h5>Risks</h5>')",
    "text(_'Rest &amp; relax')",
    "text 'Phone:'",
    "text(_'Miles: %d')",
    "text 'Espa\xC3\x83\xC2\xB1ol'",
    "text(_'Scroll to top')",
    "text(_'[enter hours here]')",
    "text 'TBD'",
    "text 'Hours: TBA'",
    "text 'Call xxx-xxx-xxxx'",
    { ["clinic.conf"] = "hours = ???\n" },
    { ["clinic.conf"] = "hours = n/a\n" },
  },
  good = {
    "text(format(_'Miles: %d', 3))",
    "text(_'Less than 5 miles: 3 < 5')",
    "text(_'Phone: (210) 555-0142')",
    "text(_'Bring your pills [in their boxes]')",
    "text(_'A TB test is done')",
    { es = "Todo procedimiento tiene riesgos." },
  },
}

local function has(text, part)
  return text:find(part, 1, true) ~= nil
end

-- "<h5>", "</p>": where the first has no end, no other has one.
local function has_tag(text)
  local at = text:find("<", 1, true)
  while at do
    local name, behind = text:match("^/?(%a+)()", at + 1)
    if name and #name <= TAG_MOST then
      return text:find(">", behind, true) ~= nil
    end
    at = text:find("<", at + 1, true)
  end
  return false
end

-- "Phone:" and nothing behind it.
local function is_empty_label(text)
  local first = tokens_of(text)[1]
  return first and LABELS[first.text] and not has(text, " ") and text:reverse():find "^%**:"
end

-- What stands where a form is still to be filled in: "[hours]", "TBD".
local function is_placeholder(text)
  return text:find "^%[.*%]$" or text:find "^[nN]/?[aA]%.?$" or text:find "%f[%w]TB[AD]%f[%W]"
end

local function leftover(text)
  for _, part in ipairs(LEFTOVERS) do
    if has(text.text, part) then
      return part
    end
  end
  if has_tag(text.text) then
    return "a tag"
  elseif is_empty_label(text.text) then
    return "a label without a number"
  elseif is_placeholder(text.text) then
    return "a blank that is not filled"
  elseif text.node and (has(text.text, "%s") or has(text.text, "%d")) then
    return "%s or %d without format"
  end
end

function junk.text(text)
  local found = leftover(text)
  if found then
    find(text, "%s%s in \"%.40s\"", tag(text.language), found, text.text)
  end
end

return { junk }
