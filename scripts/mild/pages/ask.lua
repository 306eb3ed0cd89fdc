local asks = use "asks"

return page {
  title = _"Questions to ask",
  body = function()
    local items = { key = "asks", most = 3, columns = 2 }
    for _i, ask in ipairs(asks()) do
      table.insert(items, ask)
    end
    return {
      lead(_"Choose three questions to take along to your doctor."),
      checklist(items),
      note(_"Touch one again to take it off. You can put your list on your phone next."),
    }
  end,
}
