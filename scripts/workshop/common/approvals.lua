-- Which pages a person has approved: asked once, as asking shows every page. The list has the
-- file, the hash over all pages, and of each page its language, state (common/reviews), and who
-- said so in which line; nil: nobody has written any, unless `all` are asked for; nil and a
-- sentence: they can't be read.
local reviews_of = use "common/reviews"

local function ask(all)
  local file, text, why = reviews_file, nil, nil
  if file then
    text, why = read_reviews()
  elseif pack.has "reviews.conf" then
    file = pack.where "reviews.conf"
    text, why = pack.read("reviews.conf", nil, reviews_of.BYTES_MOST)
  end
  local reviews
  if text then
    reviews, why = reviews_of.read(file, text)
  end
  if not reviews and (why or not all) then
    return nil, why
  end
  local hashes = page_hashes()
  local approvals = { file = file, hash = hashes.hash }
  for _, page in ipairs(hashes) do
    local state, review = reviews_of.state(reviews or {}, page)
    review = review or {}
    table.insert(approvals, { page = page.page, language = page.language, state = state,
      line = review.line, by = review.by, date = review.date })
  end
  return approvals
end

local known

return function(all)
  known = known or table.pack(ask(all))
  return table.unpack(known, 1, known.n)
end
