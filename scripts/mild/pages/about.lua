local variant = use "variant"

local function kind()
  return variant {
    neutral = _"Two procedures have the name MILD: one has a tiny cut, one a bigger cut. Ask the desk which of them we do.",
    percutaneous = _"Here MILD means the kind with a tiny cut.",
    tubular = _"Here MILD means the kind with a one-inch cut and a tube.",
  }
end

-- What no person has checked yet is said; so is a translation that is a draft.
local function checks()
  local list = { pack.reviewed and _"A clinician has checked these words."
    or _"Sample text. Not yet checked by a clinician." }
  if pack.translated ~= "yes" and language() ~= languages()[1].code then
    table.insert(list, _"This translation is a draft. No qualified translator has checked it.")
  end
  table.insert(list, refused_settings())
  return list
end

return page {
  title = _"About this screen",
  body = function()
    return {
      lead(_"This screen gives you facts for your next talk with a doctor, not medical advice."),
      text {
        _"It does not save what you touch or type. If you need help with this screen, ask at the desk.",
        kind(),
      },
      note(checks()),
      button { _"Names and data", icon = "info", go "about/data" },
    }
  end,
}
