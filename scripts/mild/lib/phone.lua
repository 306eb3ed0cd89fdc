-- The number to call: of the office that was chosen, or this one's, or the clinic's.
return function()
  local office = visitor.office or own_office()
  return office and office.phone or clinic.phone
end
