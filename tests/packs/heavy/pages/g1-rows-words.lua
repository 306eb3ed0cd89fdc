return page {
  title = "g1-rows-words",
  body = function()
    local node = text "two words"
    for _i = 1, 10 do node = row { node, node } end
    return { node }
  end,
}
