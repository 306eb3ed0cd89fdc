-- Help is one touch away from every page, and that touch loses nothing.

local FLOWS = {
  { "MILD in one minute", { "short", "tight", "feel", "mild", "cut", "not", "other" } },
  { "Is it right for me?", { "who", "tick", "show", "ask" } },
  { "Getting ready", { "ready", "pills", "food", "steps", "numb", "long" } },
  { "After MILD", { "first", "weeks", "visit", "call" } },
  { "Benefits and risks", { "helps", "harm", "dots", "proof" } },
}

local function ask_for_help_on(page)
  on(page)
  tap "Get help now"
  on "help"
  see "You can not pee, or you leak pee or stool"
  see "You have a fever with new back pain"
  see "Or call 911"
  tap "Back"
  on(page)
end

for _i, flow in ipairs(FLOWS) do
  test("help on the way of " .. flow[1], function()
    start()
    tap "English"
    ask_for_help_on "home"
    tap(flow[1])
    for i, id in ipairs(flow[2]) do
      ask_for_help_on(id)
      if i < #flow[2] then
        tap "Next"
      end
    end
  end)
end

test("help beside the pad", function()
  start()
  tap "English"
  tap "Find an office"
  ask_for_help_on "find"
end)

test("staff see it from afar", function()
  start()
  tap "English"
  tap "Get help now"
  tap "Show this to the staff"
  on "staff"
  see "Please help me now"
  wait(500)
  dont_see "Are you still here?"
  tap "Back"
  on "help"
end)

test("help stays alive while the kiosk asks who is there", function()
  start()
  tap "English"
  wait(100)
  see "Are you still here?"
  tap "Get help now"
  on "help"
end)
