return page {
  title = "g1-grids",
  body = function()
    local node = text "words in a grid"
    for _i = 1, 20 do node = grid { node } end
    return { node }
  end,
}
