-- What no person has approved: pages that nobody has read, and pages that have other words now
-- than those that were read.
local approvals = use "common/approvals"

local HASH = ("0"):rep(64)

local approved = {
  id = "F-DRAFT-3", level = "warning", kind = "draft",
  wants = "A person has approved each page in each language, with the words it has now.",
  why = "Let someone who may answer for them read the pages of shots' proof.html, then: anteroom " ..
    "approve LAYER --by NAME",
  bad = {
    { ["reviews.conf"] = "# nobody yet\n" },
    { ["reviews.conf"] = "\nen.home = " .. HASH .. " 2026-11-22 Ann Sample\n", line = 2 },
    { ["reviews.conf"] = "en.home = yes\n", line = 1, level = "error" },
  },
  -- A pack that says itself that it was not reviewed needs no second line for each page.
  good = { { ["pages/home.lua"] = "return page { title = _'Row', body = function() return {} end }" } },
}

function approved.pack()
  local pages, fault = approvals()
  if fault then
    report_placed(approved.id, "error", fault)
  end
  for _, one in ipairs(pages or {}) do
    if one.state == "none" then
      find({ file = pages.file }, "%s: no one has approved the page %s", one.language, one.page)
    elseif one.state == "changed" then
      find({ file = pages.file, line = one.line },
        "%s: the page %s has changed since %s approved it on %s", one.language, one.page, one.by,
        one.date)
    end
  end
end

return { approved }
