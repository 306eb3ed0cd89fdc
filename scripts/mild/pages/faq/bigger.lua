local answer = use "answer"
local variant = use "variant"

return page {
  title = _"Is it like big surgery?",
  body = function()
    return answer(_"It is smaller, but it is not the same.", go "dots", variant {
      neutral = _"In one study of records, fewer people had a harm after MILD. But more people had another surgery later.",
      tubular = _"The studies are about a different, smaller procedure. Ask your doctor.",
    }, {
      "images/bigger.svg",
      alt = _"Two backs with a bandage. At left it is small, after MILD. At right it is long, after a bigger surgery.",
      words = { { 266, 924, _"**MILD**" }, { 734, 924, _"**Bigger surgery**" } },
    })
  end,
}
