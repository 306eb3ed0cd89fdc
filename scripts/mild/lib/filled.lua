-- Whether the clinic said something of a fact, in whatever language.
return function(name)
  return clinic[name .. ".language"] ~= nil
end
