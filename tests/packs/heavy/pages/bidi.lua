return page {
  title = "bidi",
  body = function()
    local list = {}
    for i = 1, 40 do list[i] = text(string.rep("\u{202B}a\u{05D0}1\u{202A}\u{0628}(\u{2067}b", 180)) end
    return list
  end,
}
