-- The clinic's own words, or neutral ones where it gave none. Where the clinic did not say them in
-- the visitor's language its words stand as they are; before them neutral ones that are advice,
-- since they hold in any case.
return function(name, neutral, is_advice)
  local own = clinic[name]
  if not own then
    return neutral
  end
  local said = _(own)
  if said ~= own or clinic[name .. ".language"] == language() then
    return said
  end
  local shown = format(_"The clinic says: %s", own)
  return is_advice and neutral .. " " .. shown or shown
end
