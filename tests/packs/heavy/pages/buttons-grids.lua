return page {
  title = "buttons-grids",
  body = function()
    local node = button { "Press this button", home() }
    for _i = 1, 3 do node = grid { node, node, node, columns = 3 } node = row { node, node } end
    return { node }
  end,
}
