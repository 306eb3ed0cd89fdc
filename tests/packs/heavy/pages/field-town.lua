return page {
  title = "field-town",
  body = function()
    local node = column { field { key = "town", kind = "town" } }
    for _i = 1, 9 do node = row { node, text(string.rep("words and words ", 40)) } end
    return { node, qr { "https://www.sample.test", alt = "A code" } }
  end,
}
