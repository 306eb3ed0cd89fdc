-- proof.html: what someone who answers for the words reads and signs, page by page, all languages
-- side by side.
local approval_of = use("sheets/approval").of
local cover = use "sheets/cover"
local html = use "common/html"
local rows_of = use "sheets/rows"

local CLASSES = { heading = "heading", item = "item", choice = "item", warning = "warning",
  source = "source" }
local WORDS = { caption = "Caption: ", button = "Button: ", card = "Button: ", choice = "To tick: ",
  picture = "Picture, as read aloud: ", ["on picture"] = "On the picture: ", code = "QR code: " }

local function read_lines(cell)
  local list = { class = "read" }
  for _, line in ipairs(cell.lines) do
    local word = WORDS[line.kind]
    table.insert(list, html.li { class = CLASSES[line.kind],
      word and html.span { class = "kind", word }, html.marked(line.text),
      line.open and html.strong { class = "open", " Not translated." } })
  end
  return html.ul(list)
end

local function pictures(row, cell)
  local figure = { class = #cell.pngs > 1 and "many" }
  for i, png in ipairs(cell.pngs) do
    table.insert(figure, png and html.a { href = png, html.img { src = png,
      alt = ("%s, screen %d of %d"):format(row.page, i, #cell.pngs) } })
  end
  return html.figure(figure)
end

local function grade(cell)
  if cell.measure == "FKGL" then
    return ("Grade %.1f (FKGL, at most 6). "):format(cell.grade)
  end
  return cell.measure and ("%s %.0f (at least 65). "):format(cell.measure, cell.grade)
end

local function said_of(approval)
  if approval.state == "good" then
    return html.strong { class = "good",
      ("Approved by %s on %s."):format(approval.by, approval.date) }
  elseif approval.state == "changed" then
    return html.strong { class = "open",
      ("Changed since %s approved it on %s."):format(approval.by, approval.date) }
  end
  return html.strong { class = "open", "Not approved." }
end

-- How hard it is, who has approved it; room to sign where no one has.
local function verdict(row, cell, code)
  local approval, review_by = approval_of(code, row.page), pack.info.review_by
  return {
    html.p {
      class = "facts", lang = "en", dir = "ltr",
      ("%d words. "):format(cell.words),
      grade(cell),
      said_of(approval),
      review_by and (" Next review by %s."):format(review_by),
    },
    approval.state ~= "good" and html.div { class = "sign", html.span { "Name" },
      html.span { "Signature" }, html.span { "Date" } },
  }
end

local function column(row, cell, code)
  local own = language(code)
  return html.div {
    lang = code, dir = own.rtl and "rtl",
    html.h3 { own.name },
    pictures(row, cell),
    read_lines(cell),
    row.state == 0 and verdict(row, cell, code),
  }
end

-- Its first heading in the first language; of a state, which shows it no more, its id.
local function title_of(row)
  for _, line in ipairs(row.state == 0 and row.cells[pack.languages[1]].lines or {}) do
    if line.kind == "heading" then
      return line.text
    end
  end
  return row.page
end

local function section(row)
  local columns, is_state = { class = "langs" }, row.state > 0
  for _, code in ipairs(pack.languages) do
    local cell = row.cells[code]
    table.insert(columns, cell and column(row, cell, code))
  end
  return html.section {
    class = is_state and "row state" or "row",
    id = ("%s.%d"):format(row.page, row.state), ["data-page"] = row.page,
    html.h2 { title_of(row), html.span { class = "id",
      is_state and "  further words " .. row.after or "  " .. row.page } },
    html.div(columns),
  }
end

return function()
  local rows, whole = rows_of()
  local body = cover(rows)
  for _, row in ipairs(rows) do
    table.insert(body, section(row))
  end
  write("proof.html", html.page { language = "en", title = "Proof: " .. pack.info.title,
    style = use "sheets/proof.css", body = body })
  if not whole then
    error(shots.out .. "/proof.html: pictures of states are missing", 0)
  end
end
