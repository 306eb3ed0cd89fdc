-- How far it is, in words that claim no more than a straight line between ZIP codes can tell.
local miles = {}

local NEAR = 5        -- under this a number would say too much
local FINE = 30       -- up to here in steps of 5, beyond in steps of 10
local FAR = 100       -- from here on the visitor is told to call first
local TIE = 2         -- two offices so close to each other in distance, or
local TIE_SHARE = 0.1 -- by this share of it, are "about the same distance"; but not when far:
                      -- of 780 and 820 miles no one asks which is less

-- The number that is shown of it; 0 is less than the smallest.
function miles.rounded(distance)
  if distance < NEAR then
    return 0
  end
  local step = distance <= FINE and 5 or 10
  return math.floor(distance / step + 0.5) * step
end

function miles.words(distance, same_zip)
  if same_zip then
    return _"In your ZIP area"
  end
  local rounded = miles.rounded(distance)
  if rounded == 0 then
    return format(_"Less than %d miles", NEAR)
  end
  return format(ngettext("About %d mile", "About %d miles", rounded), rounded)
end

function miles.far(distance)
  return distance > FAR
end

function miles.is_tie(one, other)
  return not miles.far(math.max(one, other))
    and math.abs(one - other) < math.max(TIE, TIE_SHARE * math.max(one, other))
end

return miles
