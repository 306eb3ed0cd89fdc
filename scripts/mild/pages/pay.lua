-- Plans come with the day they were checked, or not at all.
local function plans()
  if not clinic.plans then
    return nil
  end
  local checked = clinic["plans.date"]
  return column {
    text(format(_"Plans we work with: %s", clinic.plans)),
    clinic.plans_not and text(format(_"We do not take: %s", clinic.plans_not)),
    checked and text { format(_"As of %s.", date(checked)), size = "caption", tone = "soft" },
  }
end

return page {
  title = _"Who pays?",
  flow = "office",
  body = function()
    return {
      lead(_"Health plans do not all pay for MILD."),
      text(_"Medicare has special rules for it."),
      plans(),
      clinic.injury_cases and text(clinic.injury_cases),
      note(_"Ask our staff to check your plan before you set a date."),
      picture {
        "images/pay.svg",
        alt = _"A health plan card with a question mark.",
      },
    }
  end,
}
