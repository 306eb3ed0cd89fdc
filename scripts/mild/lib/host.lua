-- The host of an address, as people read it: "portal.clinic.example".
return function(address)
  return address:sub(#"https://" + 1):split("/")[1]
end
