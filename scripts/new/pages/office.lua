return page {
  title = _"Our office",
  body = function(visitor)
    local office = visitor.office or own_office() or csv("data/locations.csv")[1]
    if not office then
      return { text(_"Ask the desk.") }
    end
    return {
      heading(office.name),
      text { office.street, format(_"%s, %s %s", office.city, office.state, office.zip) },
      text { office.phone, size = "h1", bold = true },
      text(office.hours),
    }
  end,
}
