-- The tables of a pack: what a kiosk would leave out of data/*.csv, and what a spreadsheet may have
-- changed in it.

local own = use "common/own"

local function table_of(rows)
  return "name,street,city,state,zip,phone\n" .. rows
end

local BOERNE = "Hill,2 B St,Boerne,TX,78006,2105550102\n"

local cells = {
  id = "F-CSV-1", level = "error",
  wants = "Every cell of data/*.csv can be used.",
  why = "Mend the cell that is named: a kiosk leaves its row out, and install refuses the layer.",
  bad = {
    { ["data/locations.csv"] = table_of("A,1 A St,Boerne,TX,78006,21\n" .. BOERNE), line = 2 },
    { ["data/locations.csv"] = table_of(BOERNE .. "A,1 A St,Boerne,Nowhere,78006,2105550102\n"),
      line = 3 },
    { ["data/locations.csv"] = table_of("A,,Boerne,TX,78006,2105550102\n" .. BOERNE ..
      "A,1 A St,Boerne,Nowhere,78006,2105550102\n"), line = 4 },
    { ["data/locations.csv"] = "name,street\n" .. BOERNE, line = 1 },
    { ["data/locations.csv"] = "hours_spanish," .. table_of("a," .. BOERNE), line = 2 },
    { ["data/b.csv"] = "a,a\n1,2\n", line = 1 },
  },
  good = { { ["data/locations.csv"] = table_of(BOERNE) }, { ["data/b.csv"] = "a,b\n1,2\n" } },
}

local meant = {
  id = "F-CSV-2", level = "warning",
  wants = "The offices' cells are as they were meant.",
  why = "Look at the cell that is named: a spreadsheet may have changed it.",
  bad = {
    { ["data/locations.csv"] = table_of("A,1 A St,Boston,MA,2115,6175550102\n" .. BOERNE), line = 2 },
  },
  good = { { ["data/locations.csv"] = table_of("A,1 A St,Boston,MA,02115,6175550102\n") } },
}

-- on_row(row) for those of the offices, up to the second of two that have the same mistake: what
-- every row says is about the columns. Whether one has a mistake.
local function each_row(rows, on_row)
  local last
  for _, row in ipairs(rows) do
    on_row(row, row.fault ~= last and row.fault)
    if last and row.fault == last then
      return true
    end
    last = row.fault or last
  end
  return last ~= nil
end

local function each_table(on_table)
  for _, path in ipairs(own.paths "data/") do
    if path:find "^.+%.csv$" then
      on_table(pack.where(path), pack.table_fault(path))
    end
  end
end

function cells.pack()
  each_table(function(file, fault, rows)
    local function tell(line, sentence)
      find({ file = file, line = line }, "%s", own.without(sentence, file))
    end
    local told = rows and each_row(rows, function(row, new)
      if new then
        tell(row.line, new)
      end
    end)
    if fault then
      tell(1, fault)
    elseif rows and not told and rows.fault then
      tell(rows[1] and rows[1].line or 1, rows.fault)
    end
  end)
end

function meant.pack()
  each_table(function(file, _, rows)
    each_row(rows or {}, function(row)
      for _, warning in ipairs(row.warnings) do
        find({ file = file, line = row.line }, "%s", own.without(warning, file))
      end
    end)
  end)
end

return { cells, meant }
