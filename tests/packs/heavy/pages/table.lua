return page {
  title = "table",
  body = function()
    local list = {}
    for i = 1, 400 do list[i] = row { text { "Row " .. i, grow = 1 }, text { "a cell with words", grow = 2 }, text { "and more", grow = 1 } } end
    return list
  end,
}
