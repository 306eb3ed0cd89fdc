local all = {}
for cp = 0xC0, 0x52F do all[#all + 1] = utf8.char(cp) end
return page {
  title = "glyphs",
  body = function()
    local list = {}
    for size = 1, 12 do list[size] = button { column { text { table.concat(all), size = size % 2 == 0 and "h1" or "far" } }, home(), name = "b" .. size } end
    return list
  end,
}
