local figure = use "figure"
local variant = use "variant"

local function wound()
  return variant {
    neutral = {
      words = _"A bandage covers the cut. Ask the desk how to care for it, and when you may wash.",
    },
    percutaneous = {
      words = _"A bandage covers the cut. Ask the desk when to take it off, and when you may wash.",
    },
    tubular = {
      words = _"The cut is closed and has a bandage. Ask the desk when you may wash, and if stitches come out.",
      papers = { "nhs_surgery" },
    },
  }
end

return page {
  title = _"The first days",
  body = function()
    local cut = wound()
    return {
      lead(_"Rest at first, and move a little each day."),
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
