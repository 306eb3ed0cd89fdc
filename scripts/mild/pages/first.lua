local figure = use "figure"
local variant = use "variant"

local function wound()
  return variant {
    neutral = {
      words = _"A bandage covers the cut, so ask the desk how and when to wash.",
    },
    percutaneous = {
      words = _"A bandage covers the cut, so ask the desk when to remove it and wash.",
    },
    tubular = {
      words = _"The closed cut has a bandage, so ask the desk when you may wash. Also ask if the stitches have to come out.",
      papers = { "nhs_surgery" },
    },
  }
end

return page {
  title = _"The first days",
  body = function()
    local cut = wound()
    return {
      lead(_"Rest after the procedure, and then move a little more every day."),
      steps {
        icon = "check",
        tone = "accent",
        _"Take short walks, and rest whenever you are tired.",
        _"If you use ice, put a towel between the ice and your skin.",
      },
      steps {
        icon = "close",
        tone = "alarm",
        _"Do not lift heavy things, and do not bend or twist.",
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
