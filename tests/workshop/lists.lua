-- Word lists: what is a line of one, and which phrases are found in a text.
local lists = use "common/lists"
local tokens_of = use "common/tokens"

local list = lists.parse("list", "# a list\n\nguarant* = g\nno side effects = n\r\nbest = b\n" ..
  "best for you = ok\n100% = h\nrisk-free = r\ncuración = c\n")
assert(#list == 7)
for text, wanted in pairs {
  ["We GUARANTEE it. Guaranteed!"] = "g|g|",
  ["It has no side effects"] = "n|",
  ["no side, effects"] = "n|",
  ["No. Side effects"] = "",
  ["the best clinic"] = "b|",
  ["what is best for you"] = "ok|",
  ["100 % safe, 100% good, 100"] = "h|h|",
  ["risk free and Risk-Free"] = "r|r|",
  ["la curacion, la CURACIÓN"] = "c|c|",
  ["the bestow"] = "",
  ["no side"] = "",
} do
  local found = ""
  for phrase in lists.each(list, tokens_of(text)) do
    found = found .. phrase.says .. "|"
  end
  assert(found == wanted, text .. ": " .. found)
end

for text, wanted in pairs {
  ["a = b\nno sign\nc = d\n"] = { "l:2: no phrase: write PHRASE = WHAT TO SAY INSTEAD", 2 },
  ["= b\n"] = { "l:1: no phrase: write PHRASE = WHAT TO SAY INSTEAD", 0 },
  [""] = { nil, 0 },
  ["# only\n"] = { nil, 0 },
  ["a ="] = { nil, 1 },
} do
  local read, wrong = lists.parse("l", text)
  assert((wrong or nil) == wanted[1] and #read == wanted[2], text)
end

for name in ("banned jargon glossary not-treated treats variant risks benefits pills coverage " ..
  "privacy danger deferrals"):gmatch "%S+" do
  for _, language in ipairs { "en", "es" } do
    local file = ("assets/core/lint/%s-%s.txt"):format(name, language)
    local whole, wrong = lists.parse(file, source(file))
    assert(#whole > 0 and not wrong, wrong or file)
  end
end
