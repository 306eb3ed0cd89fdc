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

-- All that can be read on the screen, in reading order, between bars. Where no-break spaces are
-- looked for they must stand there.
local function visible_text(wanted)
  local texts = {}
  for _, item in ipairs(kiosk.texts()) do
    local text = joined(item.text)
    if text ~= "" and text ~= item.label then
      table.insert(texts, text)
    end
  end
  local all = table.concat(texts, " | ")
  return wanted:find(NO_BREAK, 1, true) and all or (all:gsub(NO_BREAK, " "))
end

local function look_for(text, wanted)
  local all = visible_text(text)
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

function steps.in_order(step)
  local all, from = visible_text "", 1
  for _, text in ipairs(step.texts) do
    local at = all:find(joined(text), 1, true)
    if not at or at < from then
      return ('"%s" %s'):format(text, at and "further down" or "on the screen"), all
    end
    from = at
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

return function()
  local passed, failed = 0, 0
  for _, path in ipairs(kiosk.test_files) do
    local tests, why = flow_tests(path)
    if not tests then
      say(why)
      failed = failed + 1
    end
    for _, test in ipairs(tests or {}) do
      if play(test) then
        passed = passed + 1
      else
        failed = failed + 1
      end
    end
  end
  return passed, failed
end
