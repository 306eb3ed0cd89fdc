local figure = use "figure"
local reach = use "reach"
local slot = use "slot"
local variant = use "variant"

-- Plans come with the day they were checked, or not at all.
local function plans()
  if not clinic.plans and not clinic.plans_not then
    return nil
  end
  local checked = clinic["plans.date"] or clinic["plans_not.date"]
  return column {
    clinic.plans and text(format(_"Plans we work with: %s", clinic.plans)),
    clinic.plans_not and text(format(_"We do not take: %s", clinic.plans_not)),
    checked and text { format(_"As of %s.", date(checked)), size = "caption", tone = "soft" },
  }
end

-- Medicare's special rules are about the procedure through the tiny cut.
local function rules()
  return variant {
    neutral = { words = _"Medicare has special rules for this procedure, and other plans have their own.", papers = { "ncd" } },
    tubular = { words = _"Each health plan has its own rules for this procedure." },
  }
end

return page {
  title = _"Who pays?",
  body = function()
    local rule = rules()
    local injury = slot "injury_cases"
    return {
      lead(_"Some health plans do not pay for MILD, so ask about yours early."),
      text(rule.words),
      plans(),
      injury and text(injury),
      note(_"Before you choose a date, ask the desk to check your health plan."),
      reach(),
      figure {
        "images/pay.svg",
        papers = rule.papers,
        alt = _"A health plan card with a question mark: ask first who pays.",
      },
    }
  end,
}
