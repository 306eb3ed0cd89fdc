return page {
  title = "one-letter-texts",
  body = function()
    local list = { gap = 0 }
    for i = 1, 1950 do list[i] = text "x" end
    return { row(list) }
  end,
}
