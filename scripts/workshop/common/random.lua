-- Random numbers that are the same for a seed everywhere: splitmix64, by its public description
-- (Steele, Lea, Flood 2014).
local random = {}

-- What is left of an unsigned number, and how often n goes into it.
function random.divide(number, n)
  local times = (number >> 1) // n << 1
  local left = number - times * n
  if math.ult(left, n) then
    return left, times
  end
  return left - n, times + 1
end

-- The numbers from a seed on, as a function of n: from 0 to n - 1.
function random.from(seed)
  local state = seed
  return function(n)
    state = state + 0x9e3779b97f4a7c15
    local z = state
    z = (z ~ z >> 30) * 0xbf58476d1ce4e5b9
    z = (z ~ z >> 27) * 0x94d049bb133111eb
    return (random.divide(z ~ z >> 31, n))
  end
end

return random
