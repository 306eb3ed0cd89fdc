local asks = use "asks"

return page {
  title = _"Questions to ask",
  body = function()
    local items = { key = "asks", most = 3, columns = 2 }
    for _i, ask in ipairs(asks()) do
      table.insert(items, ask)
    end
    return {
      lead(_"Choose three questions that you want to take along to your doctor."),
      checklist(items),
      note(_"Touch a question again to take it off. The next page puts your list on your phone."),
    }
  end,
}
