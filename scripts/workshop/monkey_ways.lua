-- What the monkey does: touches, keys, waits and settings, each with its weight. A way returns
-- what it did, for who has to replay it.
local random = use "common/random"

local FINGERS = 10

local below -- below(n): from 0 to n - 1

local function between(least, most)
  return least + below(most - least + 1)
end

local function one_in(n)
  return below(n) == 0
end

local function pause(least, most)
  kiosk.wait(between(least, most))
end

local function spot(x, y, name)
  return { x = x, y = y, name = name, at = ("%d,%d"):format(x, y),
    named = ('"%s" at %d,%d'):format(name, x, y) }
end

local function anywhere()
  return spot(below(kiosk.w_px), below(kiosk.h_px), "")
end

-- Were all alike, the bar's ways back would let the monkey see little of the pack.
local function choose_button()
  local wish, wished, all = below(4), {}, {}
  for _, button in ipairs(kiosk.buttons()) do
    if button.touchable then
      table.insert(all, button)
      if wish == 0 and button.action == "next" or wish > 1 and button.part == "content" then
        table.insert(wished, button)
      end
    end
  end
  local buttons = #wished > 0 and wished or all
  return #buttons > 0 and buttons[1 + below(#buttons)]
end

local function on_button()
  local button = choose_button()
  if not button then
    return anywhere()
  end
  return spot(button.x + below(button.w), button.y + below(button.h), button.name)
end

local function mostly_on_button()
  return one_in(4) and anywhere() or on_button()
end

local function finger(what, number, at)
  kiosk.finger(what, number, at.x, at.y)
end

local function press(at, least, most)
  finger("down", 0, at)
  pause(least, most)
  finger("up", 0, at)
end

local function tap()
  local at = on_button()
  press(at, 20, 200)
  return "tap " .. at.named
end

local function tap_anywhere()
  local at = anywhere()
  press(at, 0, 300)
  return "tap at " .. at.at
end

local function slide()
  local from = mostly_on_button()
  local at = from
  finger("down", 0, at)
  for _ = 1, between(1, 12) do
    pause(5, 60)
    at = mostly_on_button()
    finger("move", 0, at)
  end
  finger("up", 0, at)
  return ("slide from %s to %s"):format(from.named, at.named)
end

local function hold()
  local at, from_ms = mostly_on_button(), kiosk.now()
  press(at, 300, one_in(4) and 180000 or 5000)
  return ("hold %s for %d ms"):format(at.named, kiosk.now() - from_ms)
end

-- From four on it is a wipe.
local function hands()
  local spots = {}
  for i = 1, between(2, FINGERS) do
    spots[i] = mostly_on_button()
    finger("down", i - 1, spots[i])
    pause(0, 100)
  end
  for i = 1, #spots do
    if not one_in(2) then
      spots[i] = anywhere()
    end
    finger("move", i - 1, spots[i])
  end
  for i, at in ipairs(spots) do
    pause(0, 100)
    finger("up", i - 1, at)
  end
  return ("%d fingers"):format(#spots)
end

local function lose_up()
  local at, number = mostly_on_button(), below(FINGERS)
  finger("down", number, at)
  return ("finger %d down on %s, never up"):format(number, at.named)
end

local function stray_up()
  local at, number = mostly_on_button(), below(FINGERS)
  finger("up", number, at)
  return ("finger %d up at %s"):format(number, at.at)
end

local function wipe()
  local count = between(8, 30)
  for _ = 1, count do
    press(anywhere(), 5, 200)
  end
  return ("wipe of %d touches"):format(count)
end

local KEYS = { { "Tab" }, { "Tab", "shift" }, { "Right" }, { "Left" }, { "Down" }, { "Up" },
  { "Return" }, { "Return" }, { "Keypad Enter" }, { "Backspace" }, { "0" }, { "Keypad 7" },
  { "Escape" }, { "F1" }, { "F2" }, { "F12", "alt" } }

local function key()
  local chosen = KEYS[1 + below(#KEYS)]
  kiosk.key(chosen[1], chosen[2])
  return "key " .. chosen[1]
end

local function digit(key_name)
  kiosk.key(key_name)
  pause(20, 200)
end

local function type_digits()
  local count = between(1, 7)
  for _ = 1, count do
    digit(tostring(below(10)))
  end
  return ("keys of %d digits"):format(count)
end

-- Random digits are seldom a ZIP code.
local function type_zip()
  for number in kiosk.zip:match "^%d*":gmatch "." do
    digit(number)
  end
  return "keys of " .. kiosk.zip
end

local function wait_long()
  local from_ms = kiosk.now()
  pause(1000, one_in(3) and 400000 or 100000)
  return ("wait %d ms"):format(kiosk.now() - from_ms)
end

local function set_language()
  local languages = pack.info.languages
  local language = languages[1 + below(#languages)]
  kiosk.language(language)
  return "language " .. language
end

local function set_text_size()
  local percent = 100 + 50 * below(3)
  kiosk.text_size(percent)
  return ("text size %d"):format(percent)
end

local function set_theme()
  local dark = below(2) == 1
  kiosk.dark(dark)
  return "theme " .. (dark and "dark" or "calm")
end

local WAYS = {
  { 500, tap }, { 60, tap_anywhere }, { 70, slide }, { 30, hold }, { 40, hands }, { 15, lose_up },
  { 15, stray_up }, { 10, wipe }, { 140, key }, { 25, type_digits }, { 15, type_zip },
  { 40, wait_long }, { 15, set_language }, { 15, set_text_size }, { 10, set_theme },
}

local all_weights = 0
for _, way in ipairs(WAYS) do
  all_weights = all_weights + way[1]
end

local ways = { FINGERS = FINGERS }

function ways.begin(seed)
  below = random.from(seed)
end

-- One event, and the pause after it.
function ways.act()
  local left, chosen = below(all_weights), 1
  while left >= WAYS[chosen][1] do
    left, chosen = left - WAYS[chosen][1], chosen + 1
  end
  local did = WAYS[chosen][2]()
  pause(0, one_in(4) and 300 or 1500)
  return did
end

return ways
