-- Whether a page can't be shown. Then nobody knows what it leads to, uses and says: that needs no
-- finding of its own until the page is mended.
local broken

return function()
  if broken == nil then
    broken = false
    for _, finding in ipairs(findings()) do
      broken = broken or finding.rule == "F-LOAD-1"
    end
  end
  return broken
end
