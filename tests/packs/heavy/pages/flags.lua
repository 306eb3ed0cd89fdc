return page {
  title = "flags",
  body = function()
    local list = {}
    for i = 1, 40 do list[i] = text(string.rep("\u{1F1E6}", 1000)) end
    return list
  end,
}
