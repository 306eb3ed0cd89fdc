-- An office as a row to touch, and as a page of its own.
local handoff = use "handoff"
local miles = use "miles"

local offices = {}

-- Whether this row is the office that this machine stands in.
function offices.is_here(office)
  local own = own_office()
  return own ~= nil and own.name == office.name and own.street == office.street
    and own.zip == office.zip
end

-- "Texas" of "TX"; of an island its name.
function offices.state_name(state)
  local _letters, name = places.state(state)
  return name or state
end

-- Street and town; the state only where it is not `state`, which the visitor knows of.
local function second_line(office, state)
  local line = format(_"%s, %s", office.street, office.city)
  if state == nil or office.state == state then
    return line
  end
  return format(_"%s, %s", line, offices.state_name(office.state))
end

-- What a touch on an office does: it is kept with how far it is, and its page is shown.
local function choose(office, options)
  return function()
    set {
      office = office,
      office_miles = options.miles or false,
      office_same_zip = options.same_zip or false,
    }
    go(options.go)
  end
end

-- options: number = its place in the list, distance = in words, miles and same_zip = what they
-- were made of, state = where the visitor looks, go = the page of an office.
function offices.row(office, options)
  local distance = offices.is_here(office) and _"You are here" or options.distance
  return button {
    row {
      options.number and text { format("%d", options.number), bold = true, tile = "round" }
        or image { icon = "pin", tile = "soft" },
      column {
        grow = 4,
        gap = 5,
        text { office.name, bold = true, size = "lead" },
        text { second_line(office, options.state), size = "caption", tone = "soft" },
      },
      column {
        grow = 3,
        gap = 5,
        text { office.phone, bold = true, size = "lead" },
        distance and text { distance, size = "caption" },
      },
      image { icon = "chevron" },
    },
    choose(office, options),
    name = office.name,
    kind = "card",
  }
end

-- The same in half the width, where there are many: the phone is left to the office's page, but of
-- this machine's own, which is asked for most.
function offices.card(office, options)
  local here = offices.is_here(office) and (office.phone == "" and _"You are here"
    or format(_"%s, %s", _"You are here", office.phone))
  local place = format(_"%s, %s", office.city, offices.state_name(office.state))
  local named = office.name ~= office.city
  return button {
    row {
      image { icon = "pin", tile = "soft" },
      column {
        grow = 1,
        gap = 5,
        text { named and office.name or place, bold = true },
        text {
          here or named and format(_"%s, %s", office.street, place) or office.street,
          size = "caption",
          tone = "soft",
        },
      },
      image { icon = "chevron" },
    },
    choose(office, options),
    name = office.name,
    kind = "card",
  }
end

-- A state that has many, with how many; a touch lists them.
function offices.state(entry, action)
  local name = offices.state_name(entry.state)
  return button {
    row {
      image { icon = "list", tile = "soft" },
      column {
        grow = 1,
        gap = 5,
        text { name, bold = true },
        text { format(ngettext("%d office", "%d offices", entry.count), entry.count),
          size = "caption", tone = "soft" },
      },
      image { icon = "chevron" },
    },
    action,
    name = name,
    kind = "card",
  }
end

local function given(value)
  return value ~= nil and value ~= ""
end

local BEFORE_A_TIME = { to = true, from = true, a = true, de = true }
local HALVES = { "am", "pm", "a.", "p." }

-- Whether a line may not end between these two words of the hours: inside "8 am", "8 a. m." and
-- "to 6 pm".
local function belong(one, other)
  local digit = tonumber(other:sub(1, 1)) ~= nil
  if (one == "a." or one == "p.") and other:starts "m." or BEFORE_A_TIME[one] and digit then
    return true
  end
  for _i, half in ipairs(HALVES) do
    if tonumber(one:sub(-1)) ~= nil and other:lower():starts(half) then
      return true
    end
  end
  return false
end

-- The hours as they were given, with no line break inside a time.
function offices.hours(hours)
  local words = hours:split " "
  local parts = {}
  for i, word in ipairs(words) do
    if i > 1 then
      table.insert(parts, belong(words[i - 1], word) and "\u{a0}" or " ")
    end
    table.insert(parts, word)
  end
  return table.concat(parts)
end

local function address(office)
  return format(_"%s, %s %s", office.city, office.state, office.zip)
end

local function distance_line(office)
  if offices.is_here(office) then
    return _"You are here"
  end
  local distance = visitor.office_miles
  if not distance then
    return false
  end
  local words = miles.words(distance, visitor.office_same_zip)
  return visitor.office_same_zip and words or format(_"%s, in a straight line", words)
end

-- A value as RFC 2426 wants it.
local function escaped(value)
  local text = value or ""
  for _i, sign in ipairs { "\\", ";", "," } do
    text = table.concat(text:split(sign), "\\" .. sign)
  end
  return text
end

-- What to take along of it: a vCard 3.0, which a phone keeps as a contact. It has no person's name.
function offices.vcard(office)
  local name = escaped(office.name)
  local clinics = given(clinic.name) and clinic.name ~= office.name
  local lines = {
    "BEGIN:VCARD",
    "VERSION:3.0",
    "N:;;;;",
    "FN:" .. (clinics and escaped(clinic.name) .. "\\, " .. name or name),
    "ORG:" .. (clinics and escaped(clinic.name) .. ";" .. name or name),
  }
  local phone = given(office.phone) and office.phone or clinic.phone
  if given(phone) then
    table.insert(lines, "TEL:" .. escaped(phone))
  end
  table.insert(lines, "ADR:;;" .. table.concat({ escaped(office.street),
    escaped(office.city), escaped(office.state), escaped(office.zip), "" }, ";"))
  table.insert(lines, "END:VCARD")
  return table.concat(lines, "\r\n") .. "\r\n"
end

-- What would end a part of an address for a phone, by its number (RFC 3986, 2.1).
local BY_NUMBER = { { "%", "%25" }, { " ", "%20" }, { ",", "%2C" }, { "#", "%23" }, { "&", "%26" },
  { "+", "%2B" }, { "?", "%3F" } }

-- What opens a phone's own map, with no network here: as the clinic gave it for this place, or
-- RFC 5870, with the address as maps search it.
function offices.map(office)
  if given(clinic.maps) and (not visitor.office or offices.is_here(office)) then
    return clinic.maps
  end
  local place = format("%s, %s, %s %s", office.street, office.city, office.state, office.zip)
  for _i, pair in ipairs(BY_NUMBER) do
    place = table.concat(place:split(pair[1]), pair[2])
  end
  local point = given(office.lat) and format("%s,%s", office.lat, office.lon) or "0,0"
  return format("geo:%s?q=%s", point, place)
end

-- For who can't make a voice call, wherever a number is the way out; nil where there is none.
function offices.without_voice(number)
  if not given(number) then
    return nil
  end
  local line = clinic.text_line
  return line and format(_"If you can't make a voice call, text %s, dial 711, or ask the desk.", line)
    or _"If you can't make a voice call, dial 711 first or ask the desk."
end

-- All about one office; phone and hours fall back to the clinic's own.
function offices.details(office)
  local number = given(office.phone) and office.phone or clinic.phone
  local without_voice = offices.without_voice(number)
  local hours = given(office.hours) and office.hours or clinic.hours or ""
  local distance = distance_line(office)
  return column {
    text { office.name, heading = true, size = "h1", bold = true },
    text { office.street, address(office), size = "lead", gap = 0 },
    text { number or _"Ask the desk.", size = "display", bold = true },
    without_voice and text { without_voice, size = "caption" },
    given(hours) and text(offices.hours(hours)),
    given(office.access) and text(office.access),
    given(office.languages) and text(format(_"Languages: %s", office.languages)),
    given(office.after_hours) and text(format(_"After hours: %s", offices.hours(office.after_hours))),
    given(office.directions) and text(office.directions),
    given(office.note) and text { office.note, size = "caption", tone = "soft" },
    distance and text { distance, size = "caption", tone = "soft" },
  }
end

-- In the place of offices, where the clinic lists none.
function offices.none()
  return column {
    text { _"This clinic has not listed its offices.", size = "lead", bold = true },
    given(clinic.phone) and text { clinic.phone, size = "display", bold = true },
    text(offices.without_voice(clinic.phone) or _"Ask the desk."),
  }
end

-- For a phone: the office as a contact, or the way to it on a map; a touch shows the other.
-- has_paper: the desk has the sheet on paper.
function offices.codes(office, has_paper)
  local map = visitor.office_map
  local on_paper = _"Point your phone camera here, or ask the desk for the paper sheet."
  return handoff {
    text = map and offices.map(office) or offices.vcard(office),
    caption = map and _"Point your phone camera here. Its map shows the way."
      or has_paper and on_paper or nil,
    button { map and _"Save this office" or _"Show the way on a map",
      set { office_map = not map } },
  }
end

return offices
