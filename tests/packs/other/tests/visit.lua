-- The same visit in three languages.

test("in English", function()
  start()
  tap "English"
  on "home"
  see "Touch a card."
  tap "Why a flu shot?"
  see "8 of 100"
  tap "Next"
  on "day"
  in_order("Tell the desk that you are here.", "The nurse asks some questions.", "You rest for 15 minutes.")
  tap "Next"
  on "ready"
  see "You touched 0 lines."
  tap "I have a fever today"
  see "You touched 1 line."
  tap "It is my first flu shot"
  see "You touched 2 lines."
  tap "Next"
  on "end/visit"
  tap "Where we are"
  on "find"
end)

test("in Spanish", function()
  start()
  tap "Español"
  on "home"
  see "Toque una opción."
  tap "¿Por qué una vacuna?"
  see "8 de cada 100"
  tap "Seguir"
  on "day"
  see "Avise en recepción"
end)

test("in Arabic", function()
  start()
  tap "العربية"
  on "home"
  see "المس بطاقة."
  tap "لماذا حقنة الإنفلونزا؟"
  see "8 من 100"
end)

test("Arabic has plurals of its own", function()
  start()
  tap "English"
  tap "Before the nurse comes"
  language "ar"
  see "لم تلمس أي سطر."
  tap "لدي حمى اليوم"
  see "لمست سطرًا واحدًا."
  tap "هذه أول حقنة لي"
  see "لمست سطرين."
end)

test("the language stays from page to page, and changes in place", function()
  start()
  tap "Español"
  tap "Su visita"
  tap "Seguir"
  see "Antes de que venga la enfermera"
  language "ar"
  see "قبل أن تأتي الممرضة"
  language "en"
  see "Before the nurse comes"
end)

test("ticks stay when the language changes", function()
  start()
  tap "English"
  tap "Before the nurse comes"
  tap "I have a fever today"
  language "es"
  see "Tocó 1 línea."
end)

test("a new visit speaks the first language again", function()
  start()
  tap "Español"
  tap "Ya terminé"
  wait(30)
  on "attract"
  see "Get your flu shot here"
end)
