-- What studies are said to show: where it is from, who has read it, and when it is read again.
local approvals_of_pages = use "common/approvals"
local is_source = use("common/texts").is_source
local kinds = use "common/kinds"
local page_of = use("common/samples").page

local DAYS_MOST = 366 -- from one reading to the next

local CONF = "id = rows\ntitle = Rows\nversion = 1\napi = 2\nlanguages = en\nstart = home\n" ..
  "help = help\n"
local CLAIM = "text(_'In studies, many people had less pain.')"

-- reviews.conf says that this page was read so long ago.
local function read_once(page)
  return { ["reviews.conf"] = "en." .. page .. " = " .. ("0"):rep(64) .. " 2020-01-01 Ann\n",
    ["pages/a.lua"] = page_of(CLAIM .. ", sources 'A study, 2020'"), at = "reviews.conf" }
end

local claims = {
  id = "M-CLM-1", level = "error", kind = "draft",
  wants = "What studies are said to show has its sources on the page or a touch away, and is " ..
    "read by a named person every 12 months; a reviewed pack has review_by.",
  why = "Add sources{}; let a clinician read the page again, then: anteroom approve LAYER --by " ..
    "NAME, and write the next date.",
  bad = {
    CLAIM,
    { es = "En un estudio, muchos caminaron más." },
    { ["pages/a.lua"] = page_of "text 'In one study it helped.', button { 'B', go 'b' }",
      ["pages/b.lua"] = page_of "text 'From: a study.'", at = "pages/a.lua" },
    { ["pack.conf"] = CONF .. "reviewed = yes\n" },
    { ["pack.conf"] = CONF .. "review_by = 2020-01-01\n" },
    { ["pack.conf"] = CONF .. "review_by = 2999-01-01\n" },
    read_once "a",
    { ["pack.conf"] = CONF .. "reviewed = yes\n", at = "pages/a.lua", level = "warning",
      ["pages/a.lua"] = page_of(CLAIM .. ", sources 'A study, 2020'") },
  },
  good = {
    CLAIM .. ", sources 'From: a study of 2022.'",
    { ["pages/a.lua"] = page_of "text 'In one study it helped.', button { 'B', go 'b' }",
      ["pages/b.lua"] = page_of "sources 'From: a study.'", at = "" },
    read_once "home",
  },
}

-- By language and page: showings that make claims, and showings that name sources.
local claiming, sourced = {}, {}

function claims.page(visit)
  local key = visit.language .. " " .. visit.page
  local _, count = kinds.said("studies", visit.texts)
  if count > 0 then
    claiming[key] = visit
  end
  for _, text in ipairs(visit.texts) do
    if is_source(text) then
      sourced[key] = visit
    end
  end
end

local function has_sources(key, page)
  for other, visit in pairs(sourced) do
    if other == key or pack.leads(page, visit.page) then
      return true
    end
  end
  return false
end

local function check_next()
  local date = pack.info.review_by
  local ahead = date and days_ahead(date)
  if pack.info.reviewed and not date then
    find(nil, "reviewed = yes without the date of the next review: write review_by")
  elseif date and ahead < 0 then
    find(nil, "review_by = %s is past: let a clinician read the pack again", date)
  elseif date and ahead > DAYS_MOST then
    find(nil, "review_by = %s is more than 12 months ahead", date)
  end
end

-- That a page was not approved, or has other words now, is for approved.lua to tell.
local function check_readers()
  local approvals, fault = approvals_of_pages()
  for _, approval in ipairs(approvals or {}) do
    local ahead = approval.date and days_ahead(approval.date)
    local old = approval.date and (not ahead or ahead < -DAYS_MOST)
    if old and claiming[approval.language .. " " .. approval.page] then
      find({ file = approvals.file, line = approval.line },
        "%sthe page %s speaks of studies, and %s read it on %s, more than 12 months ago: let a " ..
        "clinician read it again", tag(approval.language), approval.page, approval.by,
        approval.date)
    end
  end
  if not approvals and not fault and pack.info.reviewed then
    for _, visit in pairs(claiming) do
      warn(visit, "%sspeaks of studies, and nobody is named who has read it: anteroom approve " ..
        "LAYER --by NAME", tag(visit.language))
    end
  end
end

function claims.pack()
  for key, visit in pairs(claiming) do
    if not has_sources(key, visit.page) then
      find(visit, "%sspeaks of studies without sources{} here or a touch away",
        tag(visit.language))
    end
  end
  check_next()
  check_readers()
end

return { claims }
