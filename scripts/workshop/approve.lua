-- approve: notes that a person has read pages, by the hash of what they say. It gives what is
-- wrong with the command line, if something is.
local must = use "common/must"
local reviews_of = use "common/reviews"

local function set(list)
  local out = {}
  for _, item in ipairs(list) do
    out[item] = true
  end
  return out
end

local pages, wanted = set(pack.pages), set(asked.pages)
for _, page in ipairs(asked.pages) do
  if not pages[page] then
    local near = nearest(page, pack.pages)
    return ("approve: --page %s: there is no such page"):format(page) ..
      (near and ("; did you mean %s?"):format(near) or "")
  end
end

-- The layer that holds pack.conf has the pack's own file. What a clinic's layer over it says is
-- not the pack's: then another file has to be named.
local function choose_layer()
  local packs, clinics = set(pack.holders "pack.conf"), set(pack.holders "clinic.conf")
  local layer = #pack.layers
  while not packs[layer] do
    if clinics[layer] then
      error(("approve: the words of %s are this clinic's own: say with --reviews FILE where " ..
        "that is noted"):format(pack.layers[layer]), 0)
    end
    layer = layer - 1
  end
  if pack.is_packed(layer) then
    error(("approve: %s is a packed file, which can not be changed: name the directory that it " ..
      "was made of, or --reviews FILE"):format(pack.layers[layer]), 0)
  end
  return layer
end

-- The reviews that there are, the file, and its layer.
local function read_reviews_of_pack()
  if reviews_file then
    local text, why, missing = read_reviews()
    return missing and {} or must(reviews_of.read(reviews_file, must(text, why))), reviews_file
  end
  local layer = choose_layer()
  local file = pack.layers[layer] .. "/reviews.conf"
  local text, why = pack.read("reviews.conf", layer, reviews_of.BYTES_MOST)
  return why == "" and {} or must(reviews_of.read(file, must(text, why))), file, layer
end

-- What can not be shown has not been read.
local function check_shown()
  for _, finding in ipairs(findings()) do
    if finding.level == "error" then
      error(("approve: mend this first: %s:%d: %s"):format(finding.file, finding.line,
        finding.text), 0)
    end
  end
end

local reviews, file, layer = read_reviews_of_pack()
local hashes, count, open = page_hashes(), 0, 0
check_shown()
for _, page in ipairs(hashes) do
  local good = reviews_of.state(reviews, page) == "good"
  local is_asked = #asked.pages == 0 or wanted[page.page]
  if not good and not is_asked then
    open = open + 1
  elseif not good then
    reviews_of.put(reviews, { language = page.language, page = page.page, hash = page.hash,
      date = today(), by = asked.by })
    say(page.language .. " " .. page.page)
    count = count + 1
  end
end
write_reviews(reviews_of.write(reviews), layer)
say(("%d approved by %s in %s, %d not yet"):format(count, asked.by, file, open))
