local rep = string.rep
return page {
  title = "g1-codes-long",
  body = function()
    local list = {}
    for i = 1, 5 do list[i] = qr { rep("0123456789", 59), alt = "A code" } end
    return list
  end,
}
