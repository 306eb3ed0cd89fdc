return page {
  title = "pictures-nested",
  body = function()
    local node = image { "images/thin.svg", alt = "A line" }
    for _i = 1, 20 do node = column { image { "images/wall.svg", alt = "A wall" }, node, text "after" } end
    return { node }
  end,
}
