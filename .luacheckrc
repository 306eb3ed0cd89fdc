-- What Lua of packs may call, as scripts/api.lua has it.
std = "none"
max_line_length = 200 -- what is said on a page stands in one piece
self = false
ignore = { "21[123]/_.*" } -- what begins so is there to be skipped

read_globals = {
  "page", "column", "row", "grid", "text", "image", "frames", "button", "field", "qr", "progress", "spacer",
  "go", "back", "home", "finish", "set",
  "_", "ngettext", "format", "date", "language", "languages",
  "csv", "own_office", "refused_settings", "run_body", "use", "clinic", "pack", "visitor",
  "assert", "error", "ipairs", "pairs", "select", "tonumber", "tostring", "type",
  places = { fields = { "zip", "city", "towns", "state", "nearest", "states", "in_state" } },
  string = { fields = { "find", "split", "trim", "lower", "upper", "sub", "len", "byte", "rep",
    "reverse", "starts", "ends" } },
  table = { fields = { "concat", "insert", "remove", "sort", "unpack" } },
  math = { fields = { "abs", "ceil", "floor", "max", "min", "huge", "pi", "tointeger", "fmod",
    "sqrt" } },
  utf8 = { fields = { "char", "codepoint", "len", "offset" } },
  "heading", "lead", "note", "warning", "sources", "signs", "picture", "stills", "card", "begin", "menu", "steps", "timeline",
  "checklist", "questions", "dots", "locator", "handoff", "advice",
}

files["**/flows.lua"] = { read_globals = { "flows" } }
files["**/facts.lua"] = { read_globals = { "facts" } }
files["**/tests/*.lua"] = {
  read_globals = { "test", "start", "tap", "type", "see", "dont_see", "in_order", "on", "more", "fixture",
    "wait", "language", "text_size", "theme", "key", "touch" },
}
-- Our own scripts: src/workshop/state.h and bind.h.
local workshop = {
  read_globals = {
    "report", "report_placed", "today", "days_ahead", "visits", "texts", "lua_tokens", "po_entries",
    "findings", "short", "nearest", "layers", "names_below", "name_fault", "po_fault", "page_hashes", "reviews_file",
    "offices", "zip", "miles", "write", "say", "progress", "empty_fault", "gettext", "read_reviews",
    "write_reviews", "asked", "flow_tests", "heap_bytes", "log_warn", "language", "uncovered",
    "setmetatable", "pcall", "rawequal",
    pack = { other_fields = true }, kiosk = { other_fields = true },
    shots = { other_fields = true, read_only = false },
    string = { fields = { "format", "match", "gmatch", "gsub", "char" } },
    table = { fields = { "move", "pack" } },
    math = { fields = { "mininteger", "sqrt", "ult" } },
    utf8 = { fields = { "codes", "charpattern" } },
  },
  globals = { "find", "warn", "note", "tag" },
}
files["scripts/workshop/**"] = workshop
files["**/tests/workshop/*.lua"] = { globals = workshop.read_globals } -- they stand in for some
table.insert(workshop.read_globals, "source") -- of tests/workshop
files["tests/packs/rogues/**"] = { enabled = false }
exclude_files = { "scripts/api.lua", ".luacheckrc" }
