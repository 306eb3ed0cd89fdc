-- Two groups on one scale, help and harm alike; the groups were not the same, and it says so.
local from = use "from"
local studies = use "studies"

return page {
  title = _"100 people, 2 years later",
  body = function()
    local other, source = studies(), from { "records" }
    return {
      row {
        align = "end",
        column {
          gap = 35,
          text { _"2 years after MILD", bold = true },
          dots(9, 100, { caption = _"After MILD: **9 of 100** people had more spine surgery" }),
          dots(2, 100, { caption = _"After MILD: **2 of 100** had a harm" }),
        },
        column {
          gap = 35,
          text { _"2 years after bigger surgery", bold = true },
          dots(6, 100, { caption = _"After bigger surgery: **5 or 6 of 100** had more spine surgery" }),
          dots(6, 100, { caption = _"After bigger surgery: **6 of 100** had a harm" }),
        },
      },
      text(other or _"Not a fair test: the groups differed. Ask what it means for you."),
      sources(other and _"Not a fair test: the groups differed." .. " " .. source or source),
    }
  end,
}
