-- Whether a handout fits on the two sides of one sheet, Letter and A4 alike: a count of lines of a
-- wide face, so that a browser with any other face needs less. A part is a page's words on the
-- sheet: title, and lines as readouts have them.
local LEAST_PT, MOST_PT = 14, 17 -- large print

-- Letter is wider and A4 longer: what fits on 186 x 255 mm fits on both.
local SIDE_W_PT = 527
local SIDE_H_PT = 702 -- without the line at its foot
local HEAD_PT = 62 -- the clinic's name and phone, first side only
local LETTER = 0.53 -- of the size of type: a wide sans-serif
local LINE = 1.25
local PARAGRAPH = 0.25
local INDENT = 1.6
local FRAME = 0.8
local COLUMN_W_PT = 256
local MOST_WRAPPED = 1.5 -- times as many lines: then two columns are no gain
local TITLE = 1.8 -- lines that a title takes, with its room

-- Without `**`.
local function letters_of(text)
  local _, count = text:gsub("[^\x80-\xbf*]", "")
  return count
end

local function lines_of(text, width_pt, pt)
  return letters_of(text) // (width_pt / (LETTER * pt)) + 1
end

-- Of the lines of a list, in one column or in two.
local function list_lines(lines, first, last, width_pt, pt)
  local sum = 0
  for i = first, last do
    sum = sum + lines_of(lines[i].text, width_pt - INDENT * pt, pt) + PARAGRAPH
  end
  return sum
end

-- The last line of the list that begins here, nil: none does. Whether its lines are so short that
-- it is better in two columns.
local function list(lines, first, pt)
  local kind, last = lines[first].kind, first
  if kind ~= "item" and kind ~= "choice" then
    return nil
  end
  while lines[last + 1] and lines[last + 1].kind == kind do
    last = last + 1
  end
  local two = last - first >= 3 and list_lines(lines, first, last, COLUMN_W_PT, pt) <
    MOST_WRAPPED * list_lines(lines, first, last, SIDE_W_PT, pt)
  return last, two
end

local function height_of(part, pt)
  local sum, i = TITLE, 1
  while part.lines[i] do
    local last, two = list(part.lines, i, pt)
    if last then
      local whole = list_lines(part.lines, i, last, two and COLUMN_W_PT or SIDE_W_PT, pt)
      sum = sum + (two and whole / 2 + 1 or whole)
    else
      local frame = part.lines[i].kind == "warning" and FRAME or 0
      sum = sum + lines_of(part.lines[i].text, SIDE_W_PT - frame * pt, pt) + PARAGRAPH + frame
    end
    i = (last or i) + 1
  end
  return sum * LINE * pt
end

-- How many parts stand on the first side, so that the fuller side is as low as can be; false: it
-- is too high.
local function first_side(parts, pt)
  local best, side, whole, first = math.huge, 0, 0, HEAD_PT
  for _, part in ipairs(parts) do
    whole = whole + height_of(part, pt)
  end
  for i, part in ipairs(parts) do
    first = first + height_of(part, pt)
    local fuller = math.max(first, whole + HEAD_PT - first)
    if fuller < best then
      best, side = fuller, i
    end
  end
  return best <= SIDE_H_PT and side
end

-- The largest size that fits, and how many parts stand on the first side; nil: none does.
local function fit(parts)
  for pt = MOST_PT, LEAST_PT, -1 do
    local side = first_side(parts, pt)
    if side then
      return pt, side
    end
  end
end

return { fit = fit, list = list, least_pt = LEAST_PT }
