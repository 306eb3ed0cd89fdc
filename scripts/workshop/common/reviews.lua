-- reviews.conf: who has read which page in which language, as a line each, "en.home = HASH DATE
-- NAME". A page of a topic is en.faq.what. The hash is of src/workshop/page_hash.h: when words
-- change it no longer fits, and the page has to be read again.
local lines = use "common/lines"

local BYTES_MOST = 4 * 1024 * 1024
local HASH_DIGITS = 64
local WORDS_DIGITS = 40 -- of these; the others are of the pictures
local HEAD = "# Who has read which page, and when. A page whose words, slots or pictures have\n" ..
  "# changed since has to be read again. Written by anteroom approve.\n"
local MEND = "write LANGUAGE.PAGE = HASH DATE NAME, or let anteroom approve write it"

local function key_of(review)
  return review.language .. "." .. review.page
end

-- In the place of what was said of this page before.
local function put(reviews, review)
  local old = reviews[key_of(review)]
  review.place = old and old.place or #reviews + 1
  reviews[review.place] = review
  reviews[key_of(review)] = review
end

-- The word that begins at `from` or behind, and where it ends.
local function word(line, from)
  while line:find("^[ \t]", from) do
    from = from + 1
  end
  local stop = from
  while line:find("^[^ \t]", stop) do
    stop = stop + 1
  end
  return line:sub(from, stop - 1), stop
end

-- nil: it is none.
local function read_line(line)
  local key, sign, hash, date, at
  key, at = word(line, 1)
  sign, at = word(line, at)
  hash, at = word(line, at)
  date, at = word(line, at)
  local dot = key:find(".", 1, true) or #key
  local review = { language = key:sub(1, dot - 1), page = key:sub(dot + 1):gsub("%.", "/"),
    hash = hash, date = date, by = lines.trim(line:sub(at)) }
  local whole = review.language ~= "" and review.page ~= "" and sign == "=" and review.by ~= ""
  return whole and #hash == HASH_DIGITS and not hash:find "[^0-9a-f]" and
    date:find "^%d%d%d%d%-%d%d%-%d%d$" and review or nil
end

-- What the text of a file says; nil and a sentence where it can't be read. A review has its line.
local function read(name, text)
  if not utf8.len(text) or text:find("\0", 1, true) then
    return nil, name .. ": not UTF-8 text"
  end
  local reviews = {}
  for number, line in lines.each(text) do
    local content = lines.trim(line)
    local review = read_line(content)
    local other = review and reviews[key_of(review)]
    if other then
      return nil, ("%s:%d: this page stands in line %d already: keep one"):format(name, number,
        other.line)
    elseif review then
      review.line = number
      put(reviews, review)
    elseif content ~= "" and content:sub(1, 1) ~= "#" then
      return nil, ("%s:%d: %s"):format(name, number, MEND)
    end
  end
  return reviews
end

-- The file, by language, then page: the same from the same reviews.
local function write(reviews)
  local sorted = table.move(reviews, 1, #reviews, 1, {})
  table.sort(sorted, function(a, b)
    if a.language == b.language then
      return a.page < b.page
    end
    return a.language < b.language
  end)
  local out = { HEAD }
  for _, review in ipairs(sorted) do
    table.insert(out, ("%s.%s = %s %s %s\n"):format(review.language, review.page:gsub("/", "."),
      review.hash, review.date, review.by))
  end
  return table.concat(out)
end

-- A packed layer holds its SVG pictures as they were drawn, and large photographs made smaller, so
-- where one hash is of such and the other is not, the words decide. The hash of the pictures says it
-- itself.
local function is_of_drawn(hash)
  return hash:find("^[89a-f]", WORDS_DIGITS + 1) ~= nil
end

-- "none", "changed" or "good": whether this page, as page_hashes() has it, was approved as it is.
-- Behind it: what was said of it.
local function state(reviews, page)
  local review = reviews[key_of(page)]
  if not review then
    return "none"
  end
  local digits = is_of_drawn(review.hash) ~= is_of_drawn(page.hash) and WORDS_DIGITS or HASH_DIGITS
  return review.hash:sub(1, digits) == page.hash:sub(1, digits) and "good" or "changed", review
end

return { BYTES_MOST = BYTES_MOST, read = read, put = put, write = write, state = state }
