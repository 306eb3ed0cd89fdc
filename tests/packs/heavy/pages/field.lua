return page {
  title = "field",
  body = function()
    local list = {}
    for i = 1, 30 do list[i] = row { text(string.rep("words ", 400)), text "b" } end
    return { field { key = "zip", kind = "zip" }, row(list), grid(list) }
  end,
}
