local reach = use "reach"
local warnings = use "warnings"

return page {
  title = _"When to call us",
  body = function()
    return {
      lead(_"Call us the same day if you have one of these:"),
      warnings.after(),
      column {
        aside = true,
        reach(),
        clinic.phone_after_hours and text(format(_"After hours: %s", clinic.phone_after_hours)),
        text(_"For one of these signs, call 911 or go to an emergency room at once. **Do not drive yourself.**"),
        warnings.now(),
      },
      text(warnings.other_at_home()),
    }
  end,
}
