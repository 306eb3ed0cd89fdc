-- One outcome at a time, two groups on one scale. The groups were not the same, and it says so.
local from = use "from"
local studies = use "studies"

local function outcomes()
  return {
    { id = "harm", _"Harms", mild = 2, other = 6,
      _"After MILD: **2 of 100** were harmed", _"After bigger surgery: **6 of 100** were harmed" },
    { id = "again", _"Spine surgery again", mild = 9, other = 6,
      _"After MILD: **9 of 100** had spine surgery again",
      _"After bigger surgery: **5 or 6 of 100** had spine surgery again" },
    { id = "either", _"Surgery or harm", mild = 11, other = 11,
      _"After MILD: **11 of 100** had surgery or were harmed",
      _"After bigger surgery: **11 of 100** had surgery or were harmed" },
  }
end

local function choice(outcome, is_chosen)
  return button {
    row {
      image { icon = "", tile = is_chosen and "disc" or "ring" },
      text { outcome[1], bold = is_chosen, grow = 1 },
    },
    set { outcome = outcome.id },
    name = outcome[1], kind = "choice", chosen = is_chosen,
  }
end

return page {
  title = _"100 people, 2 years later",
  body = function(visitor)
    local list = outcomes()
    local shown, choices = list[1], { columns = 3 }
    for _i, outcome in ipairs(list) do
      shown = outcome.id == visitor.outcome and outcome or shown
    end
    for _i, outcome in ipairs(list) do
      table.insert(choices, choice(outcome, outcome == shown))
    end
    return {
      lead(_"Fewer people were harmed after MILD, but more had spine surgery again."),
      column {
        aside = true,
        text(_"Each dot is a person. Compare:"),
        grid(choices),
        row {
          dots(shown.mild, 100, { caption = shown[2] }),
          dots(shown.other, 100, { caption = shown[3] }),
        },
      },
      note(_"**This is not a fair test:** people with MILD were older and sicker. Ask your doctor about it."),
      sources { studies(), format("%s %s", _"9,613 people.", from { "records" }) },
    }
  end,
}
