-- What bindings give that may be nil and why: the value; or an error that says why, without a
-- place in our scripts, as it is the world's.
return function(value, why)
  if value == nil then
    error(why, 0)
  end
  return value
end
