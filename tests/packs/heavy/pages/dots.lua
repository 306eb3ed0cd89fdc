return page {
  title = "dots",
  body = function()
    local list = {}
    for i = 1, 300 do list[i] = dots(50, 100) end
    return list
  end,
}
