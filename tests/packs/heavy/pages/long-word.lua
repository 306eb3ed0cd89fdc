return page {
  title = "long-word",
  body = function()
    local list = {}
    for i = 1, 60 do list[i] = heading(string.rep("Wmi", 1300)) end
    return list
  end,
}
