-- Which pages a person has approved: asked once, as asking shows every page. The list has the
-- file, and of each page its language, state (common/reviews), and who said so in which line; nil:
-- nobody has written any; nil and a sentence: they can't be read.
local reviews_of = use "common/reviews"

local function ask()
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
  if not reviews then
    return nil, why
  end
  local approvals = { file = file }
  for _, page in ipairs(page_hashes()) do
    local state, review = reviews_of.state(reviews, page)
    review = review or {}
    table.insert(approvals, { page = page.page, language = page.language, state = state,
      line = review.line, by = review.by, date = review.date })
  end
  return approvals
end

local known

return function()
  known = known or table.pack(ask())
  return table.unpack(known, 1, known.n)
end
