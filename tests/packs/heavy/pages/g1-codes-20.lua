return page {
  title = "g1-codes-20",
  body = function()
    local list = {}
    for i = 1, 20 do list[i] = qr { "https://www.sample.test/" .. i, alt = "A code" } end
    return list
  end,
}
