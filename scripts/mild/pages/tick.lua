local signs = use "signs"
local warnings = use "warnings"

return page {
  title = _"What is true for you?",
  body = function()
    local items = { key = "signs", columns = 2 }
    for _i, sign in ipairs(signs()) do
      table.insert(items, sign)
    end
    return {
      lead(_"Touch what is true for you, then show the list to your doctor."),
      warnings.way(),
      checklist(items),
      row {
        image { icon = "lock", tone = "soft" },
        text { _"We do not save what you touch.", size = "caption", tone = "soft", grow = 1 },
      },
    }
  end,
}
