return page {
  title = "questions-many",
  body = function()
    local list = {}
    for i = 1, 300 do list[i] = { "A question " .. i .. "?", "An answer of some words to it." } end
    return { questions(list) }
  end,
}
