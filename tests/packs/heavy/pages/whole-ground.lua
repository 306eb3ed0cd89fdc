return page {
  title = "whole-ground",
  body = function()
    local list = { ground = "accent" }
    for i = 1, 300 do list[i] = heading("A line on a whole ground, number " .. i) end
    return list
  end,
}
