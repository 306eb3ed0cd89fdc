return page {
  title = "cards-long",
  body = function()
    local list = {}
    for i = 1, 30 do list[i] = card { string.rep("Extraordinarily ", 20) .. i, string.rep("second lines ", 30), icon = "home", go "home" } end
    return { menu(list) }
  end,
}
