-- Each way from its card to its end by Next; and what Back and Home keep.

local WAYS = {
  { "MILD in one minute", { "short", "tight", "feel", "mild", "cut", "not", "other", "living", "end/learn" } },
  { "Is it right for me?", { "who", "tick", "show", "ask", "end/talk" } },
  { "Getting ready", { "ready", "pills", "before", "food", "steps", "numb", "long", "partner", "end/day" } },
  { "After MILD", { "first", "weeks", "visit", "call", "end/after" } },
  { "Benefits and risks", { "helps", "harm", "dots", "proof", "end/weigh" } },
}

for _i, way in ipairs(WAYS) do
  test("the way of " .. way[1] .. ", there and back", function()
    start()
    tap "English"
    tap(way[1])
    local ids = way[2]
    for i, id in ipairs(ids) do
      on(id)
      if i < #ids then
        tap "Next"
      end
    end
  end)
end

test("back goes page by page, home at once", function()
  start()
  tap "English"
  tap "MILD in one minute"
  tap "Next"
  tap "Next"
  on "feel"
  tap "Back"
  on "tight"
  tap "Back"
  on "short"
  tap "Home"
  on "home"
end)

test("a part ends with three ways on", function()
  start()
  tap "English"
  tap "After MILD"
  tap "Next"
  tap "Next"
  see "3 of 4"
  tap "Next"
  see "What next?"
  tap "Next"
  on "end/after"
  see "4 of 4"
  in_order("When to call us", "Find an office", "Home")
  tap "Find an office"
  on "find"
  tap "Back"
  on "end/after"
end)

test("the main points of a part go home, and nothing of the visitor", function()
  start()
  tap "English"
  tap "After MILD"
  for _i = 1, 4 do
    tap "Next"
  end
  on "end/after"
  tap "Take this part home"
  see "The main points of this part"
  see "It has nothing that you touched or typed."
  tap "What next?"
  tap "When to call us"
  on "call"
end)

test("any page is three touches away", function()
  start()
  tap "English"
  tap "All topics"
  tap "What is MILD?"
  on "mild"
end)

test("the risks are two touches away in larger letters, too", function()
  start()
  text_size(150)
  tap "English"
  tap "All topics"
  tap "What can go wrong"
  on "harm"
end)

test("a question has its answer, and the next", function()
  start()
  tap "English"
  tap "Common questions"
  tap "How long does it take?"
  on "faq/time"
  see "The procedure often takes about one hour"
  tap "Read more"
  on "long"
  tap "Back"
  tap "Next"
  on "faq/pain"
  tap "All questions"
  on "faq"
end)

test("an interpreter is found by the name of the language", function()
  start()
  tap "English"
  tap "I need an interpreter"
  see "Español"
  see "Kreyòl"
  see "An interpreter is free"
end)

test("the screen says what it is, and that no one has checked it", function()
  start()
  tap "English"
  tap "About this screen"
  see "not medical advice."
  see "Not yet checked by a clinician"
end)

test("each language opens a card for the desk, and leads back", function()
  start()
  tap "English"
  tap "I need an interpreter"
  tap "Tiếng Việt"
  see "Tôi cần thông dịch viên."
  in_order("I need an interpreter", "Vietnamese")
  tap "Other languages"
  tap "العربية"
  see "Arabic"
  tap "Back"
  on "home"
end)
