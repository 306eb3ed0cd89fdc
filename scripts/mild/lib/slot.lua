-- The clinic's own words, or neutral ones where it gave none. Where the clinic did not say them in
-- the visitor's language its words stand as they are. Advice is not read so: pages show it by
-- advice{}, below their own words.
return function(name, neutral)
  local own = clinic[name]
  if not own then
    return neutral
  end
  local said = _(own)
  if said ~= own or clinic[name .. ".language"] == language() then
    return said
  end
  return format(_"The clinic says: %s", own)
end
