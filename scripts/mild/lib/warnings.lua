-- Signs that can't wait: what a page shows of them, it shows whole. `now` holds for everyone,
-- `after` for who had a procedure. A short form names the same sign, for small displays.
local warnings = {}

function warnings.now()
  return signs {
    { _"You can't pee, can't feel that you need to, or you leak urine or stool",
      short = _"Can't pee, can't feel the need, or leaking" },
    { _"You have a numb or strange feeling between your legs or when you wipe",
      short = _"Numb or odd feeling between legs, or wiping" },
    { _"One or both of your legs are weak, numb, or getting worse",
      short = _"Legs weak, numb, or worse" },
    { _"You have a fever (100.4 °F or more) with new back pain",
      short = _"Fever (100.4 °F) and new back pain" },
  }
end

function warnings.after()
  return signs {
    { _"Fluid, redness, or swelling at the cut",
      short = _"Fluid, redness, or swelling at the cut" },
    { _"Bleeding that soaks the bandage", short = _"Bleeding that soaks the bandage" },
    { _"A bad headache that is worse when you sit up",
      short = _"Bad headache, worse when you sit up" },
    { _"Pain that gets worse", short = _"Pain that gets worse" },
  }
end

-- What else can't wait: here, where staff are near, and at home.
function warnings.other()
  return _"Any other emergency, like chest pain, trouble breathing, or a swollen calf: tell the staff."
end

function warnings.other_at_home()
  return _"Any other emergency, like chest pain, trouble breathing, or a swollen calf: call 911."
end

-- All that other pages say of them.
function warnings.way()
  return row {
    text { _"Some signs need help right now.", grow = 1 },
    button { _"See the warning signs", kind = "plain", go "help" },
  }
end

return warnings
