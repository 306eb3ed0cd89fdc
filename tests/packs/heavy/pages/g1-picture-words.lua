return page {
  title = "g1-picture-words",
  body = function()
    local words = {}
    for i = 1, 40 do words[i] = { i * 24, i * 23, "Anextraordinarilylongword" .. i .. " and more of it" } end
    return { picture { "images/wall.svg", alt = "A wall with words", words = words } }
  end,
}
