return page {
  title = "dots-in-button",
  body = function()
    local list = { gap = 0 }
    for i = 1, 3000 do list[i] = progress { 1000, 1000, dots = true } end
    return { button { column(list), home(), name = "dots" } }
  end,
}
