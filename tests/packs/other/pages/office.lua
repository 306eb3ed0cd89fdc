return page {
  title = _"Our office",
  body = function(visitor)
    local office = visitor.office or own_office() or csv("data/locations.csv")[1]
    return {
      heading(office.name),
      text { office.street, size = "lead" },
      text { office.phone, size = "h1", bold = true },
      text(office.hours),
      column {
        aside = true,
        align = "center",
        qr { "tel:" .. office.phone, alt = _"The phone number as a code" },
        text { _"Point your phone camera here.", align = "center" },
      },
    }
  end,
}
