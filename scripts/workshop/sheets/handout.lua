-- handout-LANG.html: one sheet for the desk, two sides in large print, made of words that the pack
-- already has: the pages that `handout` in pack.conf names.
local fit = use "sheets/fit"
local html = use "common/html"
local readout = use "common/readout"

local OFFICES_MOST, WITH_STREET = 16, 4

-- Buttons, pictures and small print stay on the screen; so does what is said of touching a list
-- that on paper is ticked with a pen.
local IS_FOR_PAPER = { text = true, item = true, warning = true }

local function for_paper(lines)
  local choices, rest = {}, {}
  for _, line in ipairs(lines) do
    if line.kind == "choice" then
      table.insert(choices, line)
    elseif IS_FOR_PAPER[line.kind] then
      table.insert(rest, line)
    end
  end
  return #choices > 0 and choices or rest
end

-- A page that is made by locator{} stands for the list of the offices.
local function is_locator(page)
  for _, token in ipairs(lua_tokens(("pages/%s.lua"):format(page)) or {}) do
    if token.kind == "name" and token.text == "locator" then
      return true
    end
  end
  return false
end

-- Its phone, its name, and its town where that is another; its street too if there are few.
local function describe(row, cells, street)
  local office = row.office
  local words = { ("**%s** %s"):format(office.phone, office.name) }
  if street then
    table.insert(words, cells.street)
  end
  if street or cells.city ~= office.name then
    table.insert(words, cells.city)
  end
  table.insert(words, cells.state)
  return table.concat(words, ", ")
end

local function by_priority(one, other)
  if one.office.priority == other.office.priority then
    return one.place < other.place
  end
  return one.office.priority < other.office.priority
end

local function office_lines()
  local found, rows, lines = offices(), {}, {}
  for i, row in ipairs(found and found.rows or {}) do
    row.place = i
    table.insert(rows, row.office and row)
  end
  table.sort(rows, by_priority)
  for i = 1, math.min(#rows, OFFICES_MOST) do
    local cells = { street = "", city = "", state = "" }
    for k, column in ipairs(found.columns) do
      cells[column] = rows[i].cells[k]
    end
    table.insert(lines, { kind = "item", text = describe(rows[i], cells, #rows <= WITH_STREET) })
  end
  if #lines < #rows then
    log_warn(("handout: %d of %d offices, by priority"):format(#lines, #rows))
  end
  return lines
end

-- By language and page: a title and lines.
local function gather(pages)
  local parts, offered, lines = {}, {}, nil -- offered: instead of its own words; false: it has them
  for _, page in ipairs(pages) do
    local locator = is_locator(page)
    lines = lines or locator and office_lines()
    offered[page] = locator and lines
  end
  for _, code in ipairs(pack.languages) do
    parts[code] = {}
  end
  visits(function(visit)
    local instead = offered[visit.page]
    if instead ~= nil and visit.after == "" then
      parts[visit.language][visit.page] = { title = visit.title,
        lines = instead or for_paper(readout.read(visit).lines) }
    end
  end)
  return parts
end

local function list(lines, first, last, two)
  local items = { class = (lines[first].kind == "choice" and "tick" or "plain") ..
    (two and " two" or "") }
  for i = first, last do
    table.insert(items, html.li { html.marked(lines[i].text) })
  end
  return html.ul(items)
end

local function section(part, pt)
  local out, i = { class = "part", html.h2 { part.title } }, 1
  while part.lines[i] do
    local line = part.lines[i]
    local last, two = fit.list(part.lines, i, pt)
    table.insert(out, last and list(part.lines, i, last, two) or
      html.p { class = line.kind == "warning" and "warning", html.marked(line.text) })
    i = (last or i) + 1
  end
  return html.section(out)
end

local function head(code)
  local phone = pack.slot("phone", code)
  return html.header { html.p { pack.slot("name", code) or pack.info.title },
    phone and html.p { phone } }
end

-- For the staff, so in the words of the program: what must not be given out yet.
local function foot(code)
  local info = pack.info
  return html.footer {
    lang = "en", dir = "ltr",
    ("%s %s"):format(info.id, info.version),
    info.review_by and (", next review by %s"):format(info.review_by),
    not info.reviewed and
      html.strong { ". DRAFT: not checked by a clinician, do not give out." },
    code ~= pack.first and info.translated ~= "yes" and
      html.strong { " DRAFT of a translation." },
  }
end

local function side(parts, first, last, pt, code)
  local out = { class = "side", first == 1 and head(code) }
  for i = first, last do
    table.insert(out, section(parts[i], pt))
  end
  table.insert(out, foot(code))
  return html.div(out)
end

local function write_sheet(parts, code)
  local pt, first_side = fit.fit(parts)
  local own = language(code)
  if not pt then
    error(("handout in %s: more than the two sides of a sheet at %d pt: name fewer pages in " ..
      "handout of pack.conf"):format(own.name, fit.least_pt), 0)
  end
  write(("handout-%s.html"):format(code), html.page {
    language = code, title = pack.info.title, style = use "sheets/handout.css",
    body = { html.div {
      style = ("font-size:%dpt"):format(pt), dir = own.rtl and "rtl",
      side(parts, 1, first_side, pt, code),
      side(parts, first_side + 1, #parts, pt, code),
    } },
  })
end

return function()
  local pages = pack.info.handout
  if #pages == 0 then
    error("--handout: pack.conf names no pages for it: write handout = PAGE PAGE", 0)
  end
  local shown = gather(pages)
  for _, code in ipairs(pack.languages) do
    local parts = {}
    for _, page in ipairs(pages) do
      table.insert(parts, shown[code][page] or
        error(("handout: the page %s can not be shown in %s"):format(page, code), 0))
    end
    write_sheet(parts, code)
  end
end
