return page {
  title = "stars",
  body = function()
    local list = {}
    for i = 1, 40 do list[i] = text(string.rep("**\u{0628}**", 500)) end
    return list
  end,
}
