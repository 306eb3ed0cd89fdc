return page {
  title = "scripts",
  body = function()
    local list = {}
    for i = 1, 40 do list[i] = text { string.rep("a\u{0431}\u{03B1}\u{05D0}\u{0628}\u{0E01}\u{0915}", 180), bold = i % 2 == 0 } end
    return list
  end,
}
