-- The fifteen languages that people in the US who speak little English speak most; staff read the
-- second name.
-- lint: staff read these in English
local LANGUAGES = {
  { "Español", "Spanish" },
  { "中文", "Chinese" },
  { "Tiếng Việt", "Vietnamese" },
  { "한국어", "Korean" },
  { "Tagalog", "Tagalog" },
  { "Русский", "Russian" },
  { "العربية", "Arabic" },
  { "Kreyòl", "Haitian Creole" },
  { "Français", "French" },
  { "Polski", "Polish" },
  { "Português", "Portuguese" },
  { "Italiano", "Italian" },
  { "Deutsch", "German" },
  { "日本語", "Japanese" },
  { "فارسی", "Persian" },
}

local slot = use "slot"

return page {
  title = _"I need an interpreter",
  body = function()
    local cells = { columns = 5 }
    for _i, names in ipairs(LANGUAGES) do
      table.insert(cells, column {
        panel = "card",
        gap = 0,
        text { names[1], bold = true, align = "center" },
        text { names[2], size = "caption", tone = "soft", align = "center" },
      })
    end
    local offer = slot "interpreter"
    return {
      lead(_"Point to your language. An interpreter is free."),
      grid(cells),
      offer and text(offer),
    }
  end,
}
