-- A page's file, from what its body gives: for the pages that rules are tested by.
return function(body)
  return "return page { title = 'P', body = function() return { " .. body .. " } end }"
end
