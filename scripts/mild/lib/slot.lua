-- The clinic's own words, or neutral ones where it gave none. A clinic writes in one language: who
-- reads another gets its words as they stand; before them neutral ones that are advice, since
-- they hold in any case.
return function(name, neutral, is_advice)
  local own = clinic[name]
  if not own then
    return neutral
  end
  local said = _(own)
  if said ~= own or language() == languages()[1].code then
    return said
  end
  local shown = format(_"The clinic says: %s", own)
  return is_advice and neutral .. " " .. shown or shown
end
