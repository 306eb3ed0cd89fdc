local figure = use "figure"
local warnings = use "warnings"

return page {
  title = _"What MILD does not treat",
  body = function()
    return {
      lead(_"MILD does not treat the neck, broken bones, cancer, or an infection."),
      text {
        _"It treats a tight space in the low back that comes from a thickened band.",
        _"If your pain has another cause, ask your doctor about other treatments.",
      },
      warnings.way(),
      figure {
        "images/not.svg",
        papers = { "brown", "ncd" },
        alt = _"A person from behind. Only the low back is marked. The neck is crossed out.",
        words = { { 755, 245, _"not the neck" }, { 755, 655, _"low back" } },
      },
    }
  end,
}
