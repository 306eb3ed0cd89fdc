local words = "a" .. string.rep("\n", 4000) .. "b"
return page {
  title = "g1-newlines",
  body = function()
    local list = {}
    for i = 1, 400 do list[i] = text(words) end
    return list
  end,
}
