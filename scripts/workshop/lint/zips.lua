-- ZIP codes and offices: that what can get old or lose a zero is looked at.
local page_of = use("common/samples").page
local is_broken = use "common/broken"

local MILES_MOST = 25
local CHECKED_DAYS = 180

local OFFICE = "name,street,city,state,zip,phone,lat,lon,checked\n" ..
  "A,1 A St,Boerne,TX,78006,2105550101,"

local zips = {
  id = "Z-STR-1", level = "error",
  wants = "ZIP codes in scripts are strings of five digits; an office lies within 25 miles of " ..
    "its ZIP code's point and was checked within 180 days.",
  why = "A number loses its leading zero (\"01801\"); correct lat and lon; call the office and " ..
    "write today's date into the column checked.",
  bad = {
    "text(places.zip '78205' and 'A' or 'B'), { zip = 78205 } and nil",
    "text('' .. 01801)",
    { ["data/locations.csv"] = OFFICE .. "39.79,-98.73,\n" },
    { ["data/locations.csv"] = OFFICE .. ",,2020-02-02\n", level = "warning" },
    { ["data/locations.csv"] = OFFICE .. ",,last May\n" },
    { ["data/locations.csv"] = OFFICE .. ",,2999-01-01\n" },
  },
  good = {
    "text(places.zip '01801' and 'A' or 'B'), text('' .. 10000)",
    { ["data/locations.csv"] = OFFICE .. "29.79,-98.73,\n" },
  },
}

local function is(token, kind, text)
  return token and token.kind == kind and token.text == text
end

-- 01801; "zip = 78205", "places.zip(78205)".
local function is_number_as_zip(tokens, i)
  if tokens[i].kind ~= "number" then
    return false
  end
  local is_value = is(tokens[i - 1], "sign", "=") or is(tokens[i - 1], "sign", "(")
  return tokens[i].text:find "^0%d%d%d%d$" or is_value and is(tokens[i - 2], "name", "zip")
end

function zips.script(script)
  for i, token in ipairs(script.tokens) do
    if is_number_as_zip(script.tokens, i) then
      find({ file = script.file, line = token.line }, "a ZIP code as a number: write \"%s\"",
        token.text)
    end
  end
end

-- Its cells by the names of their columns; of two columns of one name the first counts.
local function by_column(columns, row)
  local office = {}
  for i = #columns, 1, -1 do
    office[columns[i]] = row.cells[i]
  end
  return office
end

local function check_point(place, office)
  local own, lat, lon = zip(office.zip or ""), tonumber(office.lat), tonumber(office.lon)
  local far = own.lat and lat and lon and miles({ lat = lat, lon = lon }, own)
  if far and far > MILES_MOST then
    find(place, "lat and lon are %.0f miles from ZIP code %s, at most %d", far, own.code,
      MILES_MOST)
  end
end

local function check_date(place, date)
  local ahead = days_ahead(date)
  if not ahead or ahead > 1 then
    find(place, "checked = %.20s: write the day as 2026-08-05, not in the future", date)
  elseif ahead < -CHECKED_DAYS then
    warn(place, "checked on %s, more than %d days ago: call the office", date, CHECKED_DAYS)
  end
end

function zips.pack()
  local sheet = offices()
  for _, row in ipairs(sheet and sheet.rows or {}) do
    local place, office = { file = sheet.file, line = row.line }, by_column(sheet.columns, row)
    check_point(place, office)
    if office.checked and office.checked ~= "" then
      check_date(place, office.checked)
    end
  end
end

local licence = {
  id = "Z-LIC-1", level = "error",
  wants = "A pack that looks up ZIP codes or towns credits GeoNames on a page, in every language.",
  why = "The licence of the table (CC BY 4.0) asks for it: add a line to About.",
  bad = {
    { ["pages/a.lua"] = page_of "field { key = 'z', kind = 'zip' }", at = "pack.conf" },
  },
  good = {
    { ["pages/a.lua"] = page_of "field { key = 'z', kind = 'zip' }, text 'ZIP: GeoNames'",
      at = "" },
    { ["pages/a.lua"] = page_of "text 'No ZIP'", at = "" },
  },
}

local LOOKUPS = { places = true, locator = true, field = true }

local looks_up, credited = false, {} -- a page in this language names the table's makers

function licence.script(script)
  for _, token in ipairs(script.core and {} or script.tokens) do
    looks_up = looks_up or token.kind == "name" and LOOKUPS[token.text]
  end
end

function licence.page(visit)
  for _, text in ipairs(visit.texts) do
    credited[visit.language] = credited[visit.language] or
      text.text:find("GeoNames", 1, true) ~= nil
  end
end

function licence.pack()
  for _, language in ipairs(looks_up and not is_broken() and pack.languages or {}) do
    if not credited[language] then
      find(nil, "%slooks up ZIP codes, and no page names GeoNames (CC BY 4.0)", tag(language))
    end
  end
end

return { zips, licence }
