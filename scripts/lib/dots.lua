-- So many of so many people, as dots: a number that can be seen.
local spec = use "spec"

return function(n, of, given)
  given = given or {}
  spec.check("dots", given, { "caption" })
  return column {
    gap = 20,
    text(given.caption or format(_"**%d of %d**", n, of)),
    progress { n, of, dots = true },
  }
end
