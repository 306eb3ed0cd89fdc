return page {
  title = "g1-rows-texts",
  body = function()
    local node = text(string.rep("some words ", 372))
    for _i = 1, 6 do node = row { node, node } end
    return { node }
  end,
}
