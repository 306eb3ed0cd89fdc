-- The nearest office, as who reads Spanish finds it.
fixture "mild-sample"

local function begin()
  start()
  tap "Español"
  on "home"
end

test("the nearest office", function()
  begin()
  tap "Buscar un consultorio"
  type "78205"
  tap "Buscar"
  see "Cerca de San Antonio, TX 78205"
  in_order("San Antonio", "En su zona postal", "Boerne", "Kerrville")
  tap "San Antonio"
  on "office"
  see "(210) 555-0142"
  see "De lunes a viernes, de\u{a0}8\u{a0}a.\u{a0}m. a\u{a0}6\u{a0}p.\u{a0}m."
  see "Entrada sin escalones."
  language "en"
  see "Monday to Friday, 8\u{a0}am to\u{a0}6\u{a0}pm"
  dont_see "De lunes a viernes"
  language "es"
  dont_see "Monday to Friday"
  tap "Seguir"
  on "book"
  tap "Seguir"
  on "pay"
  tap "Seguir"
  on "forms"
  see "(210) 555-0142"
end)

test("what is taken home has the clinic's phone", function()
  begin()
  tap "¿Es para mí?"
  tap "Seguir"
  tap "Seguir"
  tap "Seguir"
  on "ask"
  tap "¿Qué hago con mis pastillas?"
  tap "Seguir"
  tap "Llévelo a casa"
  on "take"
  see "(210) 555-0142"
end)
