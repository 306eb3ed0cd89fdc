local offices = use "offices"

return page {
  title = _"Our office",
  body = function(visitor)
    local office = visitor.office or own_office() or csv("data/locations.csv")[1]
    if not office then
      return { offices.none() }
    end
    return {
      offices.details(office),
      offices.codes(office, clinic.paper == "yes"),
    }
  end,
}
