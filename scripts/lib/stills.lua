-- Pictures in one place, one after the other, by touch: `before` and `after` are its two ends, which
-- a switch shows, too. Each is a path, or {path, caption, words =}.
local spec = use "spec"

local EXAMPLE = 'stills{ {"images/a.svg", _"caption"}, {"images/b.svg"}, alt = _"what they show" }'

local function still(one)
  if type(one) == "string" then
    return { one }
  end
  spec.check("a picture of stills", one, { "words", "alt", "focus" })
  return one
end

local function in_order(given, list)
  local all = {}
  if given.before then
    table.insert(all, still(given.before))
  end
  for _i, one in ipairs(list) do
    table.insert(all, still(one))
  end
  if given.after then
    table.insert(all, still(given.after))
  end
  return all
end

local function caption(number, words)
  return row {
    panel = "caption",
    text { format("%d", number), bold = true, tile = "round" },
    text { words, bold = true, grow = 1 },
  }
end

return function(given)
  local list = spec.check("stills", given, { "alt", "seconds", "before", "after", "loop", "focus" })
  spec.need("stills", given, "alt", EXAMPLE)
  if (given.before == nil) ~= (given.after == nil) then
    error("stills with before need after, too")
  end
  local children = {
    seconds = given.seconds or (given.loop and 2 or 1),
    compared = given.before ~= nil,
    loop = given.loop,
  }
  for i, one in ipairs(in_order(given, list)) do
    table.insert(children, image {
      one[1],
      alt = one.alt or given.alt,
      words = one.words,
      focus = one.focus or given.focus,
    })
    if one[2] then
      table.insert(children, caption(i, one[2]))
    end
  end
  return frames(children)
end
