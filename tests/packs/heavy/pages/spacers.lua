return page {
  title = "spacers",
  body = function()
    local list = { gap = 0 }
    for i = 1, 1950 do list[i] = spacer(0) end
    list[1951] = text "end"
    return { column(list) }
  end,
}
