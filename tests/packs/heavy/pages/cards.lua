return page {
  title = "cards",
  body = function()
    local list = {}
    for i = 1, 300 do list[i] = card { "Card number " .. i .. " of very many", "a second line", icon = "home", go "home" } end
    return { menu(list) }
  end,
}
