return page {
  title = "rows-deep-panels",
  body = function()
    local node = text "words"
    for _i = 1, 9 do node = row { column { node, panel = "note", grow = 1 }, text { "x", grow = 1 } } end
    return { node }
  end,
}
