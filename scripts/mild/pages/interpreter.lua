-- The fifteen languages that people in the US who speak little English speak most; staff read the
-- second name. The sentences are drafts: no translator has read them.
-- lint: each language in itself, and as the staff read it
local LANGUAGES = {
  { "Español", "Spanish", "Necesito un intérprete." },
  { "中文", "Chinese", "我需要口译员。" },
  { "Tiếng Việt", "Vietnamese", "Tôi cần thông dịch viên." },
  { "한국어", "Korean", "통역사가 필요합니다." },
  { "Tagalog", "Tagalog", "Kailangan ko ng interpreter." },
  { "Русский", "Russian", "Мне нужен переводчик." },
  { "العربية", "Arabic", "أحتاج إلى مترجم فوري." },
  { "Kreyòl", "Haitian Creole", "Mwen bezwen yon entèprèt." },
  { "Français", "French", "J’ai besoin d’un interprète." },
  { "Polski", "Polish", "Potrzebuję tłumacza." },
  { "Português", "Portuguese", "Preciso de um intérprete." },
  { "Italiano", "Italian", "Ho bisogno di un interprete." },
  { "Deutsch", "German", "Ich brauche einen Dolmetscher." },
  { "日本語", "Japanese", "通訳が必要です。" },
  { "فارسی", "Persian", "من به مترجم نیاز دارم." },
}

local slot = use "slot"

local function choice(names, number)
  return button {
    column {
      gap = 0,
      text { names[1], bold = true, align = "center" },
      text { names[2], size = "caption", tone = "soft", align = "center" },
    },
    set { interpreter = number },
    name = names[1],
    kind = "card",
  }
end

-- What the desk is shown: in the visitor's language, and in the clinic's own.
-- lint: the staff read English
local function card(names)
  return {
    heading { names[3], size = "display", align = "center" },
    column {
      panel = "note",
      align = "center",
      text { "I need an interpreter", bold = true, size = "h1", align = "center" },
      text { names[2], bold = true, size = "h1", align = "center" },
    },
    text { _"Show this to the staff. The words are a draft.", align = "center" },
    row { button { _"Other languages", set { interpreter = false } } },
  }
end

return page {
  title = _"I need an interpreter",
  body = function()
    local chosen = visitor.interpreter
    if chosen then
      return card(LANGUAGES[chosen])
    end
    local cells = { columns = 5 }
    for number, names in ipairs(LANGUAGES) do
      table.insert(cells, choice(names, number))
    end
    local offer = slot "interpreter"
    return {
      lead(_"An interpreter is free, so touch your language and show it to the staff."),
      grid(cells),
      offer and text(offer),
    }
  end,
}
