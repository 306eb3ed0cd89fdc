local figure = use "figure"
local variant = use "variant"

local function wound()
  return variant {
    neutral = {
      words = _"How do you care for the cut? Ask your care team.",
      papers = { "discharge" },
    },
    percutaneous = {
      words = _"A bandage covers the cut. Ask when to take it off, and when to wash.",
      papers = { "discharge", "houston" },
    },
    tubular = {
      words = _"The cut is closed and has a bandage. Ask when to wash, and if stitches come out.",
      papers = { "rush", "ossi" },
    },
  }
end

return page {
  title = _"The first days",
  body = function()
    local cut = wound()
    return {
      lead(_"Follow the steps your clinic gives you."),
      steps {
        icon = "check",
        tone = "accent",
        _"Take short walks.",
        _"If you use ice, put a towel under it.",
      },
      steps {
        icon = "close",
        tone = "alarm",
        _"Do not lift, bend, or twist a lot.",
        advice { _"Do not drive until your clinic says it is OK.", fact = "driving" },
      },
      advice { cut.words, fact = "wound_care", panel = "note" },
      figure {
        "images/first.svg",
        papers = cut.papers,
        alt = _"Do: ice on a towel, and short walks. Not yet: driving a car.",
        words = { { 180, 905, _"Ice" }, { 501, 905, _"Walks" }, { 820, 905, _"Driving" } },
      },
    }
  end,
}
