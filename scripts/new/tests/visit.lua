-- A visitor finds the offices, in both languages.

test("the offices are one touch away", function()
  start()
  tap "English"
  on "home"
  tap "Offices and phone"
  see "Austin"
  tap "Round Rock"
  on "office"
  see "(512) 555-0102"
end)

test("the words are in Spanish too", function()
  start()
  tap "Español"
  see "¿En qué podemos ayudarle?"
end)

test("help is on every page", function()
  start()
  tap "English"
  tap "Get help now"
  see "Call 911."
end)
