-- Help is one touch away from every page, and that touch loses nothing.

local FLOWS = {
  { "MILD in one minute", { "short", "tight", "feel", "mild", "cut", "not", "other", "living" } },
  { "Is it right for me?", { "who", "tick", "show", "ask" } },
  { "Getting ready", { "ready", "pills", "before", "food", "steps", "numb", "long", "partner" } },
  { "After MILD", { "first", "weeks", "visit", "call" } },
  { "Benefits and risks", { "helps", "harm", "dots", "proof" } },
}

local function ask_for_help_on(page)
  on(page)
  tap "Get help now"
  on "help"
  see "You can't pee, can't feel that you need to, or you leak urine or stool"
  see "You have a fever (100.4 °F or more) with new back pain"
  see "Do not drive yourself."
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

-- The lists of signs, whole; and the one button that leads to them where they are not.
local AFTER = { "Fluid, redness, or swelling at the cut", "Bleeding that soaks the bandage",
  "A bad headache that is worse when you sit up", "Pain that gets worse" }

test("the signs after a procedure are on help and on the page that says when to call", function()
  start()
  tap "English"
  tap "After MILD"
  tap "Next"
  tap "Next"
  tap "Next"
  on "call"
  for _i, sign in ipairs(AFTER) do
    see(sign)
  end
  see "One or both of your legs are weak, numb, or getting worse"
  see "a swollen calf: call 911." -- who reads it at home has no staff near
  tap "Get help now"
  for _i, sign in ipairs(AFTER) do
    see(sign)
  end
  see "a swollen calf: tell the staff."
end)

test("the warning signs are a touch away from the list of ticks", function()
  start()
  tap "English"
  tap "Is it right for me?"
  tap "Next"
  on "tick"
  see "Some signs need help right now."
  tap "See the warning signs"
  on "help"
  tap "Back"
  on "tick"
end)
