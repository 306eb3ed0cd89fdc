return page {
  title = "timeline-many",
  body = function()
    local list = {}
    for i = 1, 400 do list[i] = { "Week " .. i, "What happens in this week" } end
    return { timeline(list) }
  end,
}
