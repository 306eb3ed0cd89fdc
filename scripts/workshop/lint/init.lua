-- Lint's rules in Lua. What scripts are given stands in src/workshop/bind.h.
--
-- A family is a file here that returns a list of rules, and has a line in `families` below. A
-- rule is one table:
--   id, level ("note", "warning", "error"), kind ("draft": with --release its warnings are
--   errors; "fixed": can't be turned off; else nil)
--   wants, why    a line each, for `lint --explain`: what a good pack does; why, or the cure
-- and looks at the pack by one function or more, called in this order:
--   layers()      once, also where the pack can't be opened (then `pack` is nil)
--   script(script)  every Lua file of pages and lib, before its strings: path, file, tokens, and
--                 core: it is of the program's own library
--   text(text)    every text once: a script's strings in each language that has them, facts of the
--                 clinic, the offices' cells, and what else pages show
--   page(visit)   every showing of a page, in each language
--   pack()        once, when all the others are done
-- What it remembers between them are locals of its file: each lint has a state of its own.
-- A finding: find(place, format, ...), or warn and note at their own level. A place is any table
-- with `file` and `line`: a text, a visit; nil is pack.conf. tag(language) is "es: " in front of
-- what is not in the first language.
--
-- Its test is its pages: `bad` has some that break it, `good` some that don't
-- (tests/unit/test_lint_rules.c runs them all). Each is
--   "text(_'Hi.')"                    what a page's body gives, in Lua
--   { es = "Hola." }                  a text of a page in Spanish
--   { ["clinic.conf"] = "name = A\n" }    files that are laid over a small pack;
--                 at = "pages/x.lua" is where the finding is, else in that one file;
--                 line = 3; text = "a part of its sentence";
--                 level = "warning", if it is not the rule's own;
--                 over = { ["clinic.conf"] = ... } are files of a second layer
-- `tested` instead of pages names the script of tests/ that tries it, where no page can show it.
local texts = use "common/texts"

local families = { "files", "pictures", "tables", "links", "translations", "faithful", "slots",
  "grades", "words", "medicine", "treats", "claims", "leftovers", "marks", "glyphs", "zips", "voice",
  "approved" }

local rules = {}
for _, family in ipairs(families) do
  for _, rule in ipairs(use("lint/" .. family)) do
    rule.family = family
    table.insert(rules, rule)
  end
end

local running

local function tell(level, place, format, ...)
  place = place or {}
  report { rule = running.id, level = level, file = place.file, line = place.line,
    text = format:format(...) }
end

function find(place, ...)
  tell(running.level, place, ...)
end

function warn(place, ...)
  tell("warning", place, ...)
end

function note(place, ...)
  tell("note", place, ...)
end

function tag(language)
  return language == pack.first and "" or language .. ": "
end

local function ask(look, ...)
  for _, rule in ipairs(rules) do
    if rule[look] then
      running = rule
      rule[look](...)
    end
  end
end

local function run()
  ask "layers"
  if pack then
    texts.each(function(script) ask("script", script) end, function(text) ask("text", text) end,
      function(visit) ask("page", visit) end)
    ask "pack"
  end
end

return { rules = rules, run = run }
