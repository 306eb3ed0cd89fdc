return page {
  title = "marks-unknown",
  body = function()
    local list = {}
    for i = 1, 40 do list[i] = text(string.rep("\u{10A05}", 1000)) end
    return list
  end,
}
