return page {
  title = "columns-deep",
  body = function()
    local node = text "deep"
    for _i = 1, 21 do node = column { text "above", node, text "below", panel = "card", gap = 0 } end
    return { node }
  end,
}
