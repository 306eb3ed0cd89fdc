-- The rows of the proof: a state of a page has one of its own only if it shows words that no row
-- of its page had before, so that every word is read once and none ten times.
local readout = use "common/readout"

-- The pictures of pages as a new visitor finds them, on the first display at 100 % and calm.
local function plain_shots()
  local pngs = {}
  for _, shot in ipairs(shots.drawn) do
    if shot.display == shots.display and shot.text_size == 100 and not shot.dark then
      pngs[shot.language .. " " .. shot.page] = shot.pngs
    end
  end
  return pngs
end

-- The first language says which states are read; the others follow, as the ways to them are the
-- same.
local function row_of(page, visit, state, says_more)
  local row = page.by_state[state]
  if not row and visit.language == pack.languages[1] and (state == 0 or says_more) then
    row = { page = visit.page, state = state, after = visit.after, cells = {} }
    page.by_state[state] = row
    table.insert(page.rows, row)
  end
  return row
end

-- Those that no row above has in this language.
local function new_lines(lines, read)
  local new = {}
  for _, line in ipairs(lines) do
    if not read[line.text] then
      table.insert(new, line)
    end
  end
  return new
end

-- A page while it is visited: its rows, and by language how many states were seen and what was
-- read.
local function add_visit(page, visit, plain)
  local language = visit.language
  local state, read = page.states[language] or 0, page.read[language] or {}
  page.states[language], page.read[language] = state + 1, read
  local cell = readout.read(visit)
  cell.lines = new_lines(cell.lines, read)
  local row = row_of(page, visit, state, #cell.lines > 0)
  if not row then
    return true
  end
  row.cells[language] = cell
  for _, line in ipairs(cell.lines) do
    read[line.text] = true
  end
  if state == 0 then
    cell.pngs = plain[language .. " " .. visit.page] or {}
    return true
  end
  local whole
  cell.pngs, whole = shots.draw(state)
  return whole
end

-- {{page=, state=, 0: as a new visitor finds it, after=, in words, cells}...} by the order of the
-- pack's pages, then of states; cells by language, readouts with pngs, false where one is missing.
-- And whether all pictures of states were made.
return function()
  local pages, whole, rows, plain = {}, true, {}, plain_shots()
  for _, page in ipairs(pack.pages) do
    pages[page] = shots.wanted[page] and { rows = {}, by_state = {}, states = {}, read = {} }
  end
  visits(function(visit)
    local page = pages[visit.page]
    if page then
      whole = add_visit(page, visit, plain) and whole
    end
  end)
  for _, page in ipairs(pack.pages) do
    local own = pages[page] and pages[page].rows or {}
    table.move(own, 1, #own, #rows + 1, rows)
  end
  return rows, whole
end
