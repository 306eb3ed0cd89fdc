return page {
  title = "steps-many",
  body = function()
    local list = {}
    for i = 1, 500 do list[i] = "Do this, number " .. i .. ", and then something else" end
    return { steps(list) }
  end,
}
