return page {
  title = "far",
  body = function()
    local list = {}
    for i = 1, 200 do list[i] = text { string.rep("far ", 200), size = "far", align = "center" } end
    return list
  end,
}
