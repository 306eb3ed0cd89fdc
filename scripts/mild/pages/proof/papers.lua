local papers = use "papers"
local studies = use "studies"

return page {
  title = _"Read the studies",
  next = "proof",
  body = function()
    local codes = { columns = 3 }
    for _i, name in ipairs { "encore", "motion", "records" } do
      local paper = papers[name]
      table.insert(codes, column {
        align = "center",
        qr { paper.code, alt = _"A code for your phone camera." },
        text { _(paper.short), bold = true, align = "center" },
      })
    end
    return {
      lead(_"Point your phone camera at a code to read what the doctors wrote."),
      grid(codes),
      studies() and text(studies()),
      text(_"If you have no phone, ask the desk for paper and write down their names."),
    }
  end,
}
