local words = string.rep("some more words ", 250)
return page {
  title = "g1-texts",
  body = function()
    local list = {}
    for i = 1, 1900 do list[i] = text(words) end
    return list
  end,
}
