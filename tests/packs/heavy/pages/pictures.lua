return page {
  title = "pictures",
  body = function()
    local list = {}
    for i = 1, 400 do list[i] = picture { i % 2 == 0 and "images/thin.svg" or "images/flat.svg", alt = "A line", caption = "A caption" } end
    return list
  end,
}
