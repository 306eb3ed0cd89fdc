-- The monkey: what no visitor would do, and all that one might, in any order; and what must hold
-- after each event. The same seed does the same, up to any number of events.
local divide = use("common/random").divide
local ways = use "monkey_ways"

local HOME_EVERY = 500 -- events; then Get help now and Home are tried
local TOLD_EVERY = 1000
local LISTED = 10 -- the last events, where one breaks a rule
local WARM_EVENTS = 20000 -- after so many, memory ..
local GROWS_AT_MOST_MB = 2 -- .. may grow by so much: caches come and go
local MB = 1048576

local info = pack.info
local event, did = 0, {} -- its number; what each was
local unseen, seen_count = {}, 0 -- pages of the pack
local warm, most = 0, 0 -- bytes

-- The button that does this, in a bar or, where that is said, anywhere.
local function find_way(action, page, anywhere)
  for _, button in ipairs(kiosk.buttons()) do
    if (anywhere or button.part == "bar") and button.action == action and button.page == page then
      return button
    end
  end
end

-- What follows checks, and returns the first rule that is broken, else nil.

local function check_screen()
  local at, broken = kiosk.at(), kiosk.broken_rule()
  if broken or at.full then
    return broken
  end
  local help = info.help and at.page ~= info.help and find_way("go", info.help)
  -- On the page of help the way to the staff has the menu's place, where there is little room.
  local homes = at.page == info.start or find_way("home") or find_way("menu") or
    at.page == info.help and find_way("back")
  return not homes and "no bar leads home" or
    help and not help.touchable and "Get help now can not be touched" or nil
end

-- A visitor's own tap: with no other finger down, and when it counts.
local function tap_way(to, action, page, anywhere)
  local way = find_way(action, page, anywhere)
  if not way then
    return "nothing leads to " .. to
  end
  kiosk.wait(way.ready_ms)
  way = find_way(action, page, anywhere)
  if way then
    kiosk.tap(way.x + way.w // 2, way.y + way.h // 2)
  end
  local at = kiosk.at().page
  return at ~= to and ("a tap led to %s, not to %s"):format(at, to) or nil
end

-- Small displays have Home on their page "menu", which may be of several screens.
local function tap_home()
  if kiosk.at().page == info.start then
    return nil
  end
  if find_way("home") then
    return tap_way(info.start, "home")
  end
  local back = not find_way("menu") and find_way("back")
  if back then
    kiosk.wait(back.ready_ms)
    kiosk.tap(back.x + back.w // 2, back.y + back.h // 2)
    kiosk.show()
    return tap_home()
  end
  local broken = tap_way("menu", "menu")
  while not broken and not find_way("home", nil, true) and find_way("next") do
    broken = tap_way("menu", "next")
    kiosk.show()
  end
  return broken or tap_way(info.start, "home", nil, true)
end

local function go_home()
  for number = 0, ways.FINGERS - 1 do
    kiosk.finger("up", number, 0, 0)
  end
  kiosk.key "Tab" -- answers the question, if it is there
  local at = kiosk.at()
  if at.full then
    return nil
  end
  did[event] = did[event] .. ", then help and home"
  return info.help and at.page ~= info.help and tap_way(info.help, "go", info.help) or
    tap_home()
end

local function check_memory()
  local bytes = heap_bytes()
  most = math.max(most, bytes)
  if event <= WARM_EVENTS then
    warm = most
  end
  local grown_mb = (bytes - warm) / MB
  return grown_mb > GROWS_AT_MOST_MB and ("memory has grown by %.1f MB"):format(grown_mb) or nil
end

local function note_page()
  local page = kiosk.at().page
  if unseen[page] then
    unseen[page], seen_count = nil, seen_count + 1
  end
end

local function play_event()
  did[event], did[event - LISTED] = ways.act(), nil
  kiosk.show()
  note_page()
  return check_screen() or
    event % HOME_EVERY == 0 and (go_home() or check_screen() or check_memory()) or nil
end

local function tell_failure(seed, why)
  local at = kiosk.at()
  say(("monkey: seed %s, event %d, page %s-%d at %s, %s, %d, %s: %s"):format(seed, event, at.page,
    at.screen, kiosk.display, at.language, at.text_size, at.dark and "dark" or "calm", why))
  for i = math.max(1, event - LISTED + 1), event do
    say(("  %d: %s"):format(i, did[i]))
  end
end

local function unsigned(number)
  local last, others = divide(number, 10)
  return others > 0 and ("%d%d"):format(others, last) or tostring(last)
end

return function(seed, events)
  for _, page in ipairs(pack.pages) do
    unseen[page] = true
  end
  local why
  ways.begin(seed)
  kiosk.begin()
  while not why and event < events do
    event = event + 1
    why = play_event()
    if event % TOLD_EVERY == 0 then
      progress(("%d of %d events"):format(event, events))
    end
  end
  progress()
  if why then
    tell_failure(unsigned(seed), why)
  end
  say(("monkey: seed %s: %d of %d pages, %.1f hours, heap %.1f MB warm, %.1f MB at most"):format(
    unsigned(seed), seen_count, #pack.pages, kiosk.now() / 3600000, warm / MB, most / MB))
  return why and event - 1 or event, why and 1 or 0
end
