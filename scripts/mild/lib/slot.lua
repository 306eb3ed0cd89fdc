-- The clinic's own words, or neutral ones where it gave none. A clinic writes in one language: who
-- reads another gets the neutral words, then the clinic's as they stand.
return function(name, neutral)
  local own = clinic[name]
  if not own then
    return neutral
  end
  local said = _(own)
  if said ~= own or language() == languages()[1].code then
    return said
  end
  local shown = format(_"The clinic says: %s", own)
  return neutral and neutral .. " " .. shown or shown
end
