-- What a component was given: a mistake in it is named in the component's own words.
local spec = {}

-- Raises on an option that is not one of `known`, a list of names. What stands at positions, in
-- order, nil and false left out: `clinic.x and ...` leaves a hole.
function spec.check(component, given, known)
  if type(given) ~= "table" then
    error(component .. " takes a table in braces, not a " .. type(given) .. (given == nil
      and ": what is not set is nil: write x and " .. component .. "(x)" or ""))
  end
  local allowed = {}
  for _i, name in ipairs(known) do
    allowed[name] = true
  end
  local list = {}
  for key, value in pairs(given) do
    if type(key) == "number" then
      table.insert(list, value or nil)
    elseif type(key) == "string" and not allowed[key] then
      error(component .. " has no option `" .. key .. "`; it has: "
        .. (#known > 0 and table.concat(known, ", ") or "none"))
    end
  end
  return list
end

-- The same of a component that is a list: it has at least one.
function spec.list(component, given, known)
  local list = spec.check(component, given, known)
  if #list == 0 then
    error(component .. " has nothing to show: what is not set is nil: write x and "
      .. component .. " {...}")
  end
  return list
end

-- The required option, or an error that shows how it is written.
function spec.need(component, given, key, example)
  if given[key] == nil then
    error(component .. " needs " .. key .. ", as in " .. example)
  end
  return given[key]
end

return spec
