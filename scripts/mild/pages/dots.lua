-- Two groups on one scale, help and harm alike; the groups were not the same, and it says so.
return page {
  title = _"What happened to 100 people?",
  flow = "weigh",
  body = function()
    return {
      row {
        column {
          text { _"After MILD", bold = true, size = "lead" },
          dots(9, 100, { caption = _"**9 of 100** had more spine surgery" }),
          dots(2, 100, { caption = _"**2 of 100** had a harm" }),
        },
        column {
          text { _"After a bigger surgery", bold = true, size = "lead" },
          dots(6, 100, { caption = _"**5 or 6 of 100** had more spine surgery" }),
          dots(6, 100, { caption = _"**6 of 100** had a harm" }),
        },
      },
      sources(_"Medicare records of 2 years: 2,197 people after MILD, 7,416 after laminectomy. Not a fair test: the two groups were not the same."),
    }
  end,
}
