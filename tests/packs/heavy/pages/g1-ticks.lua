return page {
  title = "g1-ticks",
  body = function()
    local list = { key = "ticks" }
    for i = 1, 600 do list[i] = { id = "tick" .. i, "A sign of illness, number " .. i } end
    return { checklist(list) }
  end,
}
