-- Which pages a person has approved, as approvals() gives it: asked once, as each asking shows
-- every page.
local known

return function()
  known = known or table.pack(approvals())
  return table.unpack(known, 1, known.n)
end
