-- new: a small pack to start from. The pack that is open is the one that comes with the program.
local must = use "common/must"

local TEMPLATE_ID = "new-pack" -- as its pack.conf names itself

local folder = layers[1]

-- What the directory is called, as a pack's id may be.
local function id()
  local name = folder:reverse():match("^/*([^/]*)"):reverse()
  return name:find "^[a-z0-9-]+$" and name or TEMPLATE_ID
end

local fault = empty_fault(folder)
if fault then
  error(fault, 0)
end
for _, path in ipairs(pack.files "") do
  local bytes = must(pack.read(path))
  write(path, (bytes:gsub(TEMPLATE_ID:gsub("%-", "%%-"), id())))
end
say(folder .. ": a pack to start from; its pack.conf tells how to go on")
