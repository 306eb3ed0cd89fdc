-- What is ticked stays until the visit ends, and leads to a list, never to a score.

local STAND = "Standing or walking hurts my legs"
local SCAN = "I had a scan of my low back"

local function at_the_list()
  start()
  tap "English"
  tap "Is it right for me?"
  tap "Next"
  on "tick"
end

test("ticks are shown to the doctor", function()
  at_the_list()
  tap(STAND)
  tap(SCAN)
  tap "Next"
  on "show"
  see(STAND)
  see(SCAN)
  dont_see "I take a blood thinner"
  see "This list cannot tell if MILD is right for you"
end)

test("a second touch takes a tick away", function()
  at_the_list()
  tap(STAND)
  tap(SCAN)
  tap(STAND)
  tap "Next"
  dont_see(STAND)
  see(SCAN)
end)

test("ticks are kept by Back, Home and help", function()
  at_the_list()
  tap(STAND)
  tap "Get help now"
  tap "Back"
  tap "Home"
  tap "Is it right for me?"
  tap "Next"
  tap "Next"
  see(STAND)
end)

test("without a tick the page says how", function()
  at_the_list()
  tap "Next"
  see "You did not touch anything yet"
  tap "Go to the list"
  on "tick"
end)

test("three questions go along, not four", function()
  at_the_list()
  tap "Next"
  tap "Next"
  on "ask"
  tap "What can go wrong?"
  tap "Is MILD right for me, and why?"
  tap "What else can I try before I decide?"
  tap "What do I do about my pills?"
  tap "Next"
  on "end/talk"
  tap "Take it home"
  on "take"
  see "What can go wrong?"
  dont_see "What do I do about my pills?"
end)
