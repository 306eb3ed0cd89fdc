-- The same numbers for a seed, so that what a monkey did once can be done again. The wanted ones
-- are of another program.
local random = use "common/random"

for seed, numbers in pairs {
  [0] = { 535, 700, 679, 444, 747, 90 },
  [1] = { 465, 519, 590, 235, 761, 48 },
  [-1] = { 936, 969, 1, 842, 606, 75 }, -- 18446744073709551615
} do
  local below = random.from(seed)
  for i, wanted in ipairs(numbers) do
    local got = below(1000)
    assert(got == wanted, ("seed %d, number %d: %d"):format(seed, i, got))
  end
end

for number, wanted in pairs {
  [0] = { 0, 0 },
  [9] = { 9, 0 },
  [10] = { 0, 1 },
  [9223372036854775807] = { 7, 922337203685477580 },
  [math.mininteger] = { 8, 922337203685477580 }, -- 9223372036854775808
  [-1] = { 5, 1844674407370955161 },
} do
  local left, times = random.divide(number, 10)
  assert(left == wanted[1] and times == wanted[2], ("%d: %d, %d"):format(number, left, times))
end
