return page {
  title = "marks",
  body = function()
    local list = {}
    for i = 1, 40 do list[i] = text("a" .. string.rep("\u{0301}\u{0489}", 1000)) end
    return list
  end,
}
