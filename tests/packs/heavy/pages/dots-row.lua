return page {
  title = "dots-row",
  body = function()
    local list = {}
    for i = 1, 40 do list[i] = progress { 500, 1000, dots = true } end
    return { row(list), button { row(list), home(), name = "dots" } }
  end,
}
