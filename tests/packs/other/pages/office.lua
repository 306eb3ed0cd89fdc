-- "(951) 555-0110 ext. 14" as a telephone wants it: +19515550110.
local function dialled(phone)
  local digits = ""
  for i = 1, string.len("(951) 555-0110") do
    local sign = string.sub(phone, i, i)
    if string.find("0123456789", sign, 1, true) then
      digits = digits .. sign
    end
  end
  return "+1" .. digits
end

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
        qr { "tel:" .. dialled(office.phone), alt = _"The phone number as a code" },
        text { _"Point your phone camera here.", align = "center" },
      },
    }
  end,
}
