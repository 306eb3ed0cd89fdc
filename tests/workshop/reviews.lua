-- reviews.conf: what is a line of it, that it is written as it is read, and which hash still fits.
local reviews_of = use "common/reviews"

local HASH = ("0123456789abcdef"):rep(4)
local LINE = "en.faq.what = " .. HASH .. " 2026-11-22 Ann B. Sample\n"
local MEND = "write LANGUAGE.PAGE = HASH DATE NAME, or let anteroom approve write it"

for text, why in pairs {
  [""] = false,
  ["# only a comment\n\n"] = false,
  [LINE] = false,
  ["\t" .. LINE] = false,
  ["en.home = " .. HASH .. " 2026-11-22 A\r\nes.home = " .. HASH .. " 2026-11-22 A"] = false,
  ["en = " .. HASH .. " 2026-11-22 A\n"] = ":1: " .. MEND,
  [".home = " .. HASH .. " 2026-11-22 A\n"] = ":1: " .. MEND,
  ["en. = " .. HASH .. " 2026-11-22 A\n"] = ":1: " .. MEND,
  ["en.home " .. HASH .. " 2026-11-22 A\n"] = ":1: " .. MEND,
  ["en.home = 0123 2026-11-22 A\n"] = ":1: " .. MEND,
  ["en.home = " .. HASH .. "0 2026-11-22 A\n"] = ":1: " .. MEND,
  ["en.home = " .. HASH:upper() .. " 2026-11-22 A\n"] = ":1: " .. MEND,
  ["en.home = " .. HASH .. " 22.11.2026 A\n"] = ":1: " .. MEND,
  ["en.home = " .. HASH .. " 2026-11-222 A\n"] = ":1: " .. MEND,
  ["en.home = " .. HASH .. " 2026-11-22\n"] = ":1: " .. MEND,
  ["\nen.home = " .. HASH .. " 2026-11-22  \n"] = ":2: " .. MEND,
  ["en.home\n"] = ":1: " .. MEND,
  [("x"):rep(100000)] = ":1: " .. MEND,
  [LINE .. LINE] = ":2: this page stands in line 1 already: keep one",
  ["\xff\n"] = ": not UTF-8 text",
  ["# \0\n"] = ": not UTF-8 text",
} do
  local reviews, said = reviews_of.read("r", text)
  assert((reviews == nil) == (why ~= false), text)
  assert(not why or said == "r" .. why, said)
end

local reviews = reviews_of.read("r", LINE)
reviews_of.put(reviews, { language = "es", page = "home", hash = HASH, date = "2026-11-22",
  by = "Bo # 1" })
reviews_of.put(reviews, { language = "en", page = "home", hash = HASH, date = "2026-11-22",
  by = "Old" })
reviews_of.put(reviews, { language = "en", page = "home", hash = HASH, date = "2026-11-23",
  by = "Bo" })
local text = reviews_of.write(reviews)
local again = reviews_of.read("r", text)
assert(text:find("\n" .. LINE .. "en.home = " .. HASH .. " 2026-11-23 Bo\nes.home", 1, true), text)
assert(#again == 3 and reviews_of.write(again) == text)

-- HASH is of a page with pictures that were drawn when it was packed: its 41st digit is an 8.
local DRAWN = HASH:sub(1, 40) .. "9" .. ("0"):rep(23)
local PLAIN = HASH:sub(1, 40) .. "7" .. ("0"):rep(23)
for page, state in pairs {
  [{ "en", "faq/what", HASH }] = "good",
  [{ "en", "faq/what", DRAWN }] = "changed",
  [{ "en", "faq/what", PLAIN }] = "good", -- its words are the same, and its pictures can't be
  [{ "en", "faq/what", "1" .. PLAIN:sub(2) }] = "changed",
  [{ "es", "faq/what", HASH }] = "none",
} do
  local got, review = reviews_of.state(again,
    { language = page[1], page = page[2], hash = page[3] })
  assert(got == state and (review and review.by) == (state ~= "none" and "Ann B. Sample" or nil),
    got)
end
