return page {
  title = "long-word-rows",
  body = function()
    local node = text(string.rep("W", 4000))
    for _i = 1, 6 do node = row { node, text "x", node } end
    return { node }
  end,
}
