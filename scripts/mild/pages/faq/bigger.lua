local answer = use "answer"
local variant = use "variant"

return page {
  title = _"Is it like big surgery?",
  body = function()
    return answer(_"MILD is smaller than open back surgery, but your results may not be the same.", go "dots", variant {
      neutral = _"In Medicare records, fewer people were harmed after MILD, but more had surgery again. The two groups were not alike, so ask your doctor what fits you.",
      tubular = _"The studies are about the kind with a tiny cut, so they can't answer yours. Ask your doctor how the two kinds of procedure compare.",
    }, {
      "images/bigger.svg",
      alt = _"Two backs with a bandage. At left it is small, after MILD. At right it is long, after a bigger surgery.",
      words = { { 266, 924, _"**MILD**" }, { 734, 924, _"**Bigger surgery**" } },
    })
  end,
}
