return page {
  title = "codes-rows",
  body = function()
    local node = qr { string.rep("a", 600), alt = "A code" }
    for i = 1, 7 do node = i % 2 == 0 and row { node, node } or column { node, node } end
    return { node }
  end,
}
