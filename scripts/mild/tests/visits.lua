-- A visit ends by Finish or by silence, and nothing of it is left for the next.

local STAND = "Standing or walking hurts my legs"

local function tick()
  tap "English"
  tap "Is it right for me?"
  tap "Next"
  tap(STAND)
end

local function nothing_is_ticked()
  tap "English"
  on "home"
  tap "Is it right for me?"
  tap "Next"
  tap "Next"
  see "You did not touch anything yet"
end

test("a touch keeps the visit", function()
  start()
  tap "English"
  wait(100)
  see "Are you still here?"
  tap "I am still here"
  dont_see "Are you still here?"
  on "home"
end)

test("silence asks, then ends the visit", function()
  start()
  tick()
  wait(100)
  see "Are you still here?"
  wait(55)
  on "attract"
  nothing_is_ticked()
end)

test("Finish ends the visit", function()
  start()
  tick()
  tap "Home"
  tap "Finish"
  wait(10)
  on "attract"
  nothing_is_ticked()
end)

test("the size of the words is the visitor's own, too", function()
  start()
  tap "English"
  text_size(200)
  see "What would you like to know?"
  theme "dark"
  see "Get help now"
end)
