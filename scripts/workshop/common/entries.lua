-- What the pack's own PO files say, each entry with its file and language; the core's, the
-- obsolete ones and the headers left out.
--
-- entries() -> po_entries' entries, with file, language and lifted: "# lint: REASON" stands above.
local lines = use "common/lines"

local known

local function is_lifted(comments)
  for _, line in lines.each(comments or "") do
    if line:find "^# *lint: *%S" then
      return true
    end
  end
  return false
end

local function add_file(path, layer)
  for _, entry in ipairs(po_entries(pack.read(path, layer) or "")) do
    entry.file = pack.layers[layer] .. "/" .. path
    entry.language = path:sub(#"locale/" + 1):match "^(.*)%.po$" or ""
    entry.lifted = is_lifted(entry.comments)
    if not entry.obsolete and entry.source ~= "" then
      table.insert(known, entry)
    end
  end
end

return function()
  if not known then
    known = {}
    for layer = 2, #pack.layers do
      for _, path in ipairs(pack.files "locale/") do
        add_file(path, layer)
      end
    end
  end
  return known
end
