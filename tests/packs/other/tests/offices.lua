-- Five offices: all are shown, and a ZIP code only sorts them.

test("all offices are listed without a question", function()
  start()
  tap "English"
  tap "Where we are"
  see "Corona"
  see "Nearest to my ZIP"
end)

test("a ZIP code sorts them", function()
  start()
  tap "English"
  tap "Where we are"
  tap "Nearest to my ZIP"
  type "92373"
  tap "Find"
  see "Near Redlands, CA 92373"
  in_order("Redlands", "In your ZIP area", "Moreno Valley")
end)

test("the same in Spanish, miles and all", function()
  start()
  tap "Español"
  tap "Dónde estamos"
  tap "Cerca de mi código postal"
  type "92501"
  tap "Buscar"
  see "Cerca de Riverside, CA 92501"
  see "En su zona postal"
  see "millas"
end)

test("Excel's phones are shown as phones", function()
  start()
  tap "English"
  tap "Where we are"
  see "(951) 555-0110"
  see "(951) 555-0132 ext. 14"
end)

test("a page may have a field of its own", function()
  start()
  tap "English"
  tap "Is my ZIP code near?"
  type "92501"
  tap "Find"
  see "Riverside is nearest, about 0 miles."
  tap "Start again"
  see "Type 5 numbers, then touch Find."
end)
