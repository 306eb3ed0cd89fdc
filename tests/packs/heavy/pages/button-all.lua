return page {
  title = "button-all",
  body = function()
    local list = { gap = 0 }
    for i = 1, 900 do list[i] = column { text("words " .. i), panel = "card", gap = 0 } end
    return { button { column(list), home(), name = "all" } }
  end,
}
