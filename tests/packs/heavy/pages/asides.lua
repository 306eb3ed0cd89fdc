return page {
  title = "asides",
  body = function()
    local list = {}
    for i = 1, 300 do list[i] = column { text("Words beside " .. i), picture { "images/wall.svg", alt = "A wall", caption = "words" }, aside = i == 150 } end
    return list
  end,
}
