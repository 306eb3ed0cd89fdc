-- The sheets that people read, sign, or give away: they stand in shots' folder, link to its
-- pictures by relative names, and need neither network nor script. What scripts are given stands
-- in src/workshop/bind.h. Each sheet is a file here that returns a function which writes it; one
-- that fails does not keep back the others, and is told at the end.
local approval = use "sheets/approval"

-- Says which pages are to be drawn.
local function open()
  shots.wanted = {}
  for _, page in ipairs(pack.pages) do
    shots.wanted[page] = not shots.since or approval.is_open(page)
  end
end

local function write_all()
  local failed
  for _, sheet in ipairs { "sizes", shots.plain and "proof", shots.handout and "handout" } do
    if sheet then
      local good, why = pcall(use("sheets/" .. sheet))
      failed = good and failed or why
    end
  end
  if failed then
    error(failed, 0)
  end
end

return { open = open, write = write_all }
