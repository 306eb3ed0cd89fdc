-- HTML: what is a text is never markup, and nothing is written that has no line in html.lua.
local html = use "common/html"

local rows = {
  { html.p { "a" }, "<p>a</p>\n" },
  { html.p {}, "<p></p>\n" },
  { html.p { "<b> & \"c\" 'd'" }, "<p>&lt;b&gt; &amp; &quot;c&quot; 'd'</p>\n" },
  { html.p { "a\0b\27c\td\ne\127ñ" }, "<p>abc\td\ne\127ñ</p>\n" },
  { html.p { 12, nil, false, "x", nil, "y" }, "<p>12xy</p>\n" },
  { html.p { { "a", { html.span { "<" } } }, "b" }, "<p>a<span>&lt;</span>\nb</p>\n" },
  { html.p { class = "a\" onclick=\"b", "c" }, '<p class="a&quot; onclick=&quot;b">c</p>\n' },
  { html.div { dir = "rtl", lang = "ar", class = false }, '<div lang="ar" dir="rtl"></div>\n' },
  { html.img { alt = "a", src = "b" }, '<img src="b" alt="a"/>\n' },
  { html.br {}, "<br/>\n" },
  { html.marked "a **b<** c", "a <strong>b&lt;</strong> c" },
  { html.marked "**a****b**", "<strong>a</strong><strong>b</strong>" },
  { html.marked "a ** <b", "a ** &lt;b" },
  { html.marked "", "" },
  { html.marked "<i> **b & c** ** \1", "&lt;i&gt; <strong>b &amp; c</strong> ** " },
  { html.a { href = 'x"><b>&1' }, '<a href="x&quot;&gt;&lt;b&gt;&amp;1"></a>\n' },
}
for i, row in ipairs(rows) do
  assert(row[1].raw == row[2], i .. ": " .. row[1].raw)
end

assert(not pcall(function() return html.script { "x" } end))
assert(not pcall(function() return html.p { onclick = "x" } end))

assert(html.page { language = "en", title = "A & B", style = "p>a{}\n", body = { "<" } } ==
  '<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head>' ..
  '<meta charset="utf-8"/>\n<title>A &amp; B</title>\n<style>p>a{}\n</style>\n</head>\n' ..
  "<body>&lt;</body>\n</html>\n")
