-- A field of its own, beside the locator's.
local function answer(typed)
  local found = places.zip(typed or "")
  if found.lat == nil then
    return _"Type 5 numbers, then touch Find."
  end
  local near = places.nearest(found, csv "data/locations.csv", 1)[1]
  return format(_"%s is nearest, about %.0f miles.", near.row.name, near.miles)
end

return page {
  title = _"Is my ZIP code near?",
  body = function(visitor)
    return {
      lead(answer(visitor.here)),
      field { key = "here", kind = "zip" },
      button { _"Start again", function(now)
        if now.here then
          set { here = false }
        end
      end },
      sources(_"ZIP codes: GeoNames, geonames.org (CC BY 4.0)."),
      button { _"Back", back() },
      button { _"Home", home() },
    }
  end,
}
