-- Plays a pack's flow tests: each step is what a visitor does or sees, each test has a kiosk of
-- its own. A step that goes well returns nothing, else what was expected and what was seen.
local TYPE_EVERY_MS = 600 -- between the keys that `type` touches
local NO_BREAK = "\u{A0}" -- a space at which no line ends
local MESSAGE_BYTES = 599

-- Every stretch of space as one, none at the ends.
local function joined(text)
  local more
  text = text:gsub("[\n\t]", " ")
  repeat
    text, more = text:gsub("  ", " ")
  until more == 0
  return (text:gsub("^ ", ""):gsub(" $", ""))
end

local function touchable()
  local buttons = {}
  for _, button in ipairs(kiosk.buttons()) do
    if button.touchable then
      table.insert(buttons, button)
    end
  end
  return buttons
end

local function find_button(name)
  for _, button in ipairs(touchable()) do
    if joined(button.name) == joined(name) then
      return button
    end
  end
end

local function list_buttons()
  local names = {}
  for _, button in ipairs(touchable()) do
    table.insert(names, '"' .. button.name .. '"')
  end
  return table.concat(names, ", ")
end

local function tap(name)
  local button = find_button(name)
  if not button then
    return ('the button "%s"'):format(name), list_buttons()
  end
  local id = button.id
  kiosk.wait(button.ready_ms)
  button = find_button(name)
  if not button or button.id ~= id then
    return ('the button "%s" to stay'):format(name), list_buttons()
  end
  kiosk.tap(button.x + button.w // 2, button.y + button.h // 2)
end

-- All that can be read on the screen, in reading order.
local function visible()
  local items = {}
  for _, item in ipairs(kiosk.texts()) do
    item.text = joined(item.text)
    if item.text ~= "" and item.text ~= item.label then
      table.insert(items, item)
    end
  end
  return items
end

-- Where no-break spaces are looked for they must stand there.
local function spaced(text, wanted)
  return wanted:find(NO_BREAK, 1, true) and text or (text:gsub(NO_BREAK, " "))
end

-- Between bars.
local function in_one(items)
  local texts = {}
  for i, item in ipairs(items) do
    texts[i] = item.text
  end
  return table.concat(texts, " | ")
end

local function look_for(text, wanted)
  local all = spaced(in_one(visible()), text)
  if (all:find(joined(text), 1, true) ~= nil) ~= wanted then
    return ('%s"%s"'):format(wanted and "" or "not to see ", text), all
  end
end

-- As scripts/api.lua has them.
local steps = {}

function steps.start()
  kiosk.start()
end

function steps.tap(step)
  return tap(step.text)
end

function steps.type(step)
  for letter in step.text:gmatch "." do
    local wanted, saw = tap(letter == " " and kiosk.word "Space" or letter:upper())
    if wanted then
      return wanted, saw
    end
    kiosk.wait(TYPE_EVERY_MS)
  end
end

function steps.see(step)
  return look_for(step.text, true)
end

function steps.dont_see(step)
  return look_for(step.text, false)
end

-- What a page says below its heading.
local function content()
  local items, headed = {}, false
  for _, item in ipairs(visible()) do
    local heads = item.heading and not headed
    headed = headed or heads
    if item.part ~= "bar" and not heads then
      table.insert(items, item)
    end
  end
  return items
end

-- The first from there on that is this text, as a whole: a text, a name, or all of a card.
local function find_whole(items, text, from)
  local wanted = joined(text)
  for i = from, #items do
    local item = items[i]
    if wanted == spaced(item.text, text) or wanted == spaced(joined(item.lines or ""), text) then
      return i
    end
  end
end

function steps.in_order(step)
  local items, from = content(), 1
  for i, text in ipairs(step.texts) do
    local at = find_whole(items, text, from)
    if not at then
      local what = i > 1 and find_whole(items, text, 1) and ('below "%s"'):format(step.texts[i - 1])
        or "as a whole text or name"
      return ('"%s" %s'):format(text, what), in_one(items)
    end
    from = at + 1
  end
end

function steps.on(step)
  local page = kiosk.at().page
  if page ~= step.text then
    return step.text, page
  end
end

function steps.more()
  local at = kiosk.at()
  if at.screen >= at.screens then
    return "another screen", ("the last of %d"):format(at.screens)
  end
  return tap(kiosk.word "Next")
end

function steps.wait(step)
  kiosk.wait(math.floor(step.number * 1000))
end

function steps.language(step)
  if not kiosk.language(step.text) then
    return "a language of the pack", step.text
  end
end

function steps.text_size(step)
  kiosk.text_size(math.floor(step.number))
end

function steps.theme(step)
  kiosk.dark(step.text == "dark")
end

function steps.key(step)
  if not kiosk.key(step.text) then
    return "the name of a key", step.text
  end
end

function steps.touch(step)
  kiosk.tap(kiosk.px(step.x), kiosk.px(step.y))
end

-- What a step that fails says, nil where it went well.
local function play_step(step)
  kiosk.show()
  local wanted, saw = steps[step.name](step)
  kiosk.show()
  if not wanted and kiosk.at().failure then
    wanted, saw = "a page that can be shown", kiosk.at().failure
  end
  return wanted and ("expected %s, saw %s"):format(wanted, saw)
end

local function cut(text)
  return #text <= MESSAGE_BYTES and text or
    text:sub(1, utf8.offset(text, 0, MESSAGE_BYTES + 1) - 1)
end

local function play(test)
  kiosk.begin()
  for _, step in ipairs(test) do
    local why = play_step(step)
    if why then
      say(cut(("%s:%d: %s"):format(test.file, step.line, why)))
      say(('  in the test "%s"'):format(test.name))
      return false
    end
  end
  return true
end

-- A layer is called as its folder or file is, or by the id of its pack.conf.
local function has_layer(name)
  for _, path in ipairs(pack.layers) do
    if path:gsub("/+$", ""):gsub("^.*/", ""):gsub("%.pack$", "") == name then
      return true
    end
  end
  return pack.info.id == name
end

-- Whether a test of this name in this file was asked for: a * stands for anything.
local function is_chosen(only, path, name)
  local text, from = path .. ": " .. name, 1
  for part in (only or ""):gmatch "[^*]+" do
    local _start, last = text:find(part, from, true)
    if not last then
      return false
    end
    from = last + 1
  end
  return true
end

local function chosen(tests, only, path)
  local list = {}
  for _, test in ipairs(tests) do
    if is_chosen(only, path, test.name) then
      table.insert(list, test)
    end
  end
  return list
end

-- How many tests of a file for another layer are left out; one that fails without it is one.
local function skip(path, fixture, count)
  if count > 0 then
    say(("skipped %s (%d): it is for the layer %s, which is not here"):format(path, count, fixture))
  end
  return count
end

return function(_seed, _events, only)
  local passed, failed, skipped = 0, 0, 0
  for _, path in ipairs(kiosk.test_files) do
    local tests, why, fixture = flow_tests(path)
    local list = chosen(tests or {}, only, path)
    fixture = fixture or tests and tests.fixture
    if fixture and not has_layer(fixture) then
      skipped = skipped + skip(path, fixture, tests and #list or 1)
    elseif not tests then
      say(why)
      failed = failed + 1
    else
      for _, test in ipairs(list) do
        if play(test) then
          passed = passed + 1
        else
          failed = failed + 1
        end
      end
    end
  end
  return passed, failed, skipped
end
