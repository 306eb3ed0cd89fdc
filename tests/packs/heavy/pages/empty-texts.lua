return page {
  title = "empty-texts",
  body = function()
    local list = { gap = 0 }
    for i = 1, 1950 do list[i] = text " " end
    return { column(list) }
  end,
}
