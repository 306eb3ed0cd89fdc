-- Two groups on one scale, help and harm alike; the groups were not the same, and it says so.
local function group(name, more, more_words, harm, harm_words)
  return column {
    panel = "card",
    text { name, bold = true, size = "lead" },
    dots(more, 100, { caption = more_words }),
    dots(harm, 100, { caption = harm_words }),
  }
end

return page {
  title = _"What happened to 100 people?",
  flow = "weigh",
  body = function()
    return {
      text { _"Doctors checked Medicare records for 2 years.", size = "lead" },
      row {
        group(_"After MILD",
          9, _"**9 of 100** had more spine surgery",
          2, _"**2 of 100** had a harm"),
        group(_"After a bigger surgery",
          6, _"**5 or 6 of 100** had more spine surgery",
          6, _"**6 of 100** had a harm"),
      },
      sources(_"Not a fair test: the two groups were not the same. Bigger surgery: laminectomy. 2,197 and 7,416 people. Rounded."),
    }
  end,
}
