return page {
  title = "codes-nested",
  body = function()
    local node = qr { "https://www.sample.test", alt = "A code" }
    for i = 1, 10 do node = column { qr { "https://www.sample.test/" .. i, alt = "A code" }, node, text "words" } end
    return { node }
  end,
}
