-- sizes.html: all pictures, page by page, as a table of displays and languages by text sizes and
-- themes, for who looks after the displays.
local html = use "common/html"

local function cell(shot)
  local pictures = {}
  for i, png in ipairs(shot.pngs) do
    table.insert(pictures, html.a { href = png, html.img { src = png, loading = "lazy",
      alt = ("%s, screen %d of %d"):format(shot.page, i, #shot.pngs) } })
  end
  return html.td { ("%d %% %s"):format(shot.text_size, shot.dark and "dark" or "calm"), html.br {},
    pictures }
end

-- Shots come in the order of displays, then languages: each such pair is a line.
local function lines_of(page)
  local lines, line = {}, nil
  for _, shot in ipairs(shots.drawn) do
    if shot.page == page then
      local name = shot.display .. " " .. shot.language
      if not line or line.name ~= name then
        line = { name = name, html.th { name } }
        table.insert(lines, line)
      end
      table.insert(line, cell(shot))
    end
  end
  for i, cells in ipairs(lines) do
    lines[i] = html.tr { cells }
  end
  return lines
end

return function()
  local body = { html.h1 { pack.info.title },
    html.p { "Open a page to see it on each display, in each language, text size and theme." } }
  for _, page in ipairs(pack.pages) do
    table.insert(body, shots.wanted[page] and
      html.details { html.summary { page }, html.table(lines_of(page)) })
  end
  write("sizes.html", html.page { language = "en", title = "Sizes: " .. pack.info.title,
    style = use "sheets/sizes.css", body = body })
end
