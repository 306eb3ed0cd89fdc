-- Only reached where the clinic has filled the slot: forms.lua leads here then.
return page {
  title = _"Our team",
  next = "home",
  body = function()
    return {
      lead(clinic.team or _"Who will see you? Ask your care team."),
    }
  end,
}
