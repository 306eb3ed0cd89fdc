-- The words of the procedure through a tube: never beside those of the tiny cut.

local function all_of(card, ids, look)
  start()
  tap "English"
  tap(card)
  for i, id in ipairs(ids) do
    on(id)
    if look[id] then
      look[id]()
    end
    if i < #ids then
      tap "Next"
    end
  end
end

test("the cut is an inch", function()
  all_of("MILD in one minute", { "short", "tight", "feel", "mild", "cut" }, {
    cut = function()
      see "It is about one inch long"
      see "NHS, lumbar decompression"
      dont_see "fifth of an inch"
    end,
  })
end)

test("the day", function()
  all_of("Getting ready", { "ready", "pills", "before", "food", "steps", "numb" }, {
    steps = function()
      see "A tube goes in through a one-inch cut."
      dont_see "tiny"
    end,
    numb = function()
      see "Some clinics put you fully to sleep, and some numb just the spot."
    end,
  })
end)

test("days and weeks", function()
  all_of("After MILD", { "first", "weeks" }, {
    first = function()
      see "The closed cut has a bandage"
      see "Sample: no driving for a day."
    end,
    weeks = function()
      see "Many people can do light tasks" -- the clinic says when one works again
      see "Our clinic says: Sample: no lifting for a week."
    end,
  })
end)

test("the studies are of another procedure", function()
  start()
  tap "English"
  tap "Benefits and risks"
  see "The studies are about the kind with a tiny cut, but your cut is bigger."
  tap "Next"
  tap "Next"
  on "dots"
  see "The studies are about the kind with a tiny cut, but your cut is bigger."
  tap "Next"
  on "proof"
  tap "Read the studies"
  see "The studies are about the kind with a tiny cut, but your cut is bigger."
end)

test("the clinic's words are in Spanish where it said them so, else beside the Spanish ones", function()
  start()
  tap "Español"
  tap "Después de MILD"
  see "No maneje hasta que su clínica le diga que puede."
  see "Nuestra clínica dice: Sample: no driving for a day."
  tap "Seguir"
  on "weeks"
  see "Muestra: no levante peso por una semana."
  language "en"
  see "Sample: no lifting for a week."
  dont_see "Muestra"
end)

test("no clinic here has Medicare's rules of the other procedure", function()
  start()
  tap "English"
  tap "Find an office"
  tap "All offices"
  tap "Phoenix"
  tap "Next"
  tap "Next"
  on "pay"
  see "Each health plan has its own rules"
  dont_see "Medicare"
end)
