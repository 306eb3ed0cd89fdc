return page {
  title = "pictures-grid",
  body = function()
    local list = { columns = 12, gap = 0 }
    for i = 1, 1900 do list[i] = image { "images/wall.svg", alt = "A wall", words = { { 500, 500, "wall" } } } end
    return { grid(list) }
  end,
}
