-- What test_honest.c runs line by line in stock Lua 5.4 and as a pack: the same is said, or, behind
-- the arrow, what the pack's error says instead. (A line is a body of its own; say() notes values.)
say(1 + 2, 3 - 5, 4 * 2.5, 7 / 2, 8 / 2, 2 ^ 10, -2 ^ 2)
say(7 // 2, -7 // 2, 7 // -2, 7.0 // 2, -7 // 2.0, 1 // 0.0, -1 // 0.0)
say(7 % 3, -7 % 3, 7 % -3, 5.5 % 2, -5.5 % 2, 1 % math.huge, -1 % math.huge)
say(1 // 0) --> divide by zero
say(1 % 0) --> perform
say(6 & 3, 6 | 3, 6 ~ 3, ~6, 1 << 4, 256 >> 4, 1 << 63, 1 << 64, -1 >> 60, 1 << -1)
say(1.0 & 3, 2.0 | 1) say(2 ^ 53 | 0)
say(1.5 & 1) --> no integer representation
say(0x7fffffffffffffff + 1, 0x7fffffffffffffff * 2, -0x8000000000000000)
say(1e308 * 10, -1e308 * 10, 0x10, 0xA.8p0, 1e2, .5, 3., 0xffffffffffffffff)
say(100, 100.0, -0.0, 1e15, 1e16, 1e100, 123456789012345678, 0.1, 1 / 3, 2 ^ 63)
say(3 == 3.0, 3 < 3.5, 2 ^ 53 == 2 ^ 53 + 1, 1 < 1.0, 1 <= 1.0, -1 > -2)
say("a" < "b", "a" < "B", "Z" < "a", "" < "a", "a" < "aa", "10" < "9", "a" >= "a")
say("1" == 1, 0 == false, nil == false, "" == false, "a" ~= "b")
say(1 < "2") --> compare number with string
say({} < {}) --> compare two table values
say(nil < 1) --> compare
say("10" + 1) --> tonumber
say("3" * "4") --> tonumber
say(10 .. 20, "a" .. 1, 1.0 .. "", 2 ^ 31 .. "|", -0.0 .. "")
say("a" .. nil) --> concatenate a nil value
say("a" .. true) --> concatenate a boolean value
say(- "2") --> tonumber
say("10" // 3) --> tonumber
say("7" & 3) --> tonumber
say(1 and 2, nil and 1, false or "x", nil or false, not nil, not 0, not "")
say(1 == 1 and "yes" or "no", nil == 1 and "yes" or "no")
say(#"", #"abc", #"é", #"a\0b", #{ 1, 2, 3 }, #{}, #{ n = 1 }, #{ nil })
say(#5) --> get length of a number value
say("\65\066\x43\u{44}", "a\z  b", "\a\b\f\v\r" ~= "")
say("a\tb" == "a	b", '\'' == "'", "\\", [[a]], [==[b]]]==])
local t = { 1, 2, nil, 4 } say(t[1], t[2], t[3], t[4], t[5])
local t = { [1] = "a", [1.0] = "b", ["1"] = "c" } say(t[1], t["1"])
local t = {} t[2 ^ 53] = "x" say(t[9007199254740992], t[2.0], t[1.5])
local t = { 10, 20, x = 1, 30 } say(t[3], t.x, t["x"], t.y)
local t = {} t[nil] = 1 --> index is nil
local t = {} t[0 / 0] = 1 --> index is NaN
local t say(t.x) --> index a nil value
local f say(f()) --> call a nil value
local a, b, c = (function() return 1, 2, 3 end)() say(a, b, c)
local a, b, c = ((function() return 1, 2, 3 end)()) say(a, b, c)
local t = { (function() return 1, 2 end)(), (function() return 3, 4 end)() } say(#t, t[1], t[2], t[3])
local function f(...) return select("#", ...), ... end say(f()) say(f(nil, nil)) say(f(1, nil))
local function f(a, b) return a, b end say(f(1)) say(f(1, 2, 3))
local a, b = 1, 2 a, b = b, a say(a, b)
local i, t = 1, {} i, t[i] = i + 1, 20 say(i, t[1], t[2])
local n = 0 for i = 1, 3 do n = n + i end say(n)
local s = "" for i = 10, 1, -3 do s = s .. i .. " " end say(s)
local s = "" for i = 1, 2, 0.5 do s = s .. i .. " " end say(s)
local s = "" for i = 1.0, 3 do s = s .. i .. " " end say(s)
for i = 3, 1 do say(i) end say("none")
for i = 1, 3, 0 do end --> 'for' step is zero
for i = "1", 2 do say(i) end
local i = 5 while i > 0 do i = i - 2 if i < 2 then break end end say(i)
local i = 0 repeat local done = i >= 3 i = i + 1 until done say(i)
for i = 1, 3 do for j = 1, 3 do if j == 2 then goto next end say(i, j) ::next:: end end
local f = {} for i = 1, 3 do f[i] = function() return i end end say(f[1](), f[2](), f[3]())
local function fact(n) return n <= 1 and 1 or n * fact(n - 1) end say(fact(20), fact(21), fact(5.0))
local x <const> = 5 say(x + 1)
local o = { n = 1 } function o:add(k) self.n = self.n + k return self.n end say(o:add(2), o.n)
local a = {} a.b = { c = { d = "deep" } } say(a.b.c.d, a["b"]["c"]["d"])
do local x = 1 do local x = 2 say(x) end say(x) end
x = 1 --> write local x
say(y) --> unknown name `y`
-- The base.
say(type(1), type("x"), type(nil), type({}), type(type), type(1 == 1))
say(type()) --> bad argument #1 to 'type'
say(type(1, 2)) --> type takes 1 argument, not 2
say(tostring(1), tostring(1.0), tostring(-0.0), tostring(1e15), tostring(1e16), tostring(2 ^ 63))
say(tostring(nil), tostring(true), tostring("x"), tostring(0.1), tostring(1 / 0), tostring(-1 / 0))
say(tostring()) --> tostring
say(tostring(1, 2)) --> brackets
say(tostring(string.find("abc", "b"))) --> gives its first value alone
say((tostring((string.find("abc", "b")))))
say(tonumber("10"), tonumber("0x1F"), tonumber(" 10 "), tonumber("1e3"), tonumber("10."), tonumber(".5"))
say(tonumber(""), tonumber("x"), tonumber("1 2"), tonumber("1e"), tonumber("0x"), tonumber("- 1"))
say(tonumber("-0"), tonumber("-0.0"), tonumber("1_000"), tonumber("1,5"), tonumber("inf"), tonumber("nan"))
say(tonumber(nil), tonumber(true), tonumber({}), tonumber(5), tonumber(5.5))
say(tonumber("9223372036854775807"), tonumber("9223372036854775808"), tonumber("1e400"))
say(tonumber("0x1p4"), tonumber("0x.8"), tonumber("\t7\n"), tonumber("7\0"))
say(tonumber()) --> bad argument #1 to 'tonumber'
say(tonumber("10", 16)) --> write tonumber("0x" .. digits)
say(tonumber("10", 10)) --> write tonumber("0x" .. digits)
say(tonumber(("0"):rep(300) .. "1")) --> longer than 200 bytes
say(select("#"), select("#", 1, nil), select(2, "a", "b", "c")) say(select(3, 1, 2)) say(select(1, "a"))
say(select(-1, 1, 2)) --> a whole number from 1
say(select(0, 1)) --> a whole number from 1
say(select("2", 1, 2)) --> a whole number from 1
say(select(2.0, 1, 2))
say(assert(1, 2, 3)) say(assert("x"))
say(assert(false, "why")) --> why
say(assert(nil)) --> does not hold
say(assert()) --> bad argument #1 to 'assert'
error("why") --> why
error("why", 2) --> why
error() --> an error without words
for i, v in ipairs { "a", "b", nil, "d" } do say(i, v) end
for i, v in ipairs {} do say(i, v) end say("none")
local f, t, i = ipairs { "a", "b" } say(f(t, i)) say(f(t, 1)) say(f(t, 2))
ipairs(nil) --> ipairs: a table is needed
ipairs("abc") --> ipairs: a table is needed
ipairs({}, 1) --> ipairs takes 1 argument
local keys = {} for k, v in pairs { a = 1, b = 2, 10, 20 } do keys[#keys + 1] = k .. "=" .. v end table.sort(keys) say(table.concat(keys, " "))
for k in pairs {} do say(k) end say("none")
local t = { a = 1 } for k in pairs(t) do t[k] = nil end say(t.a)
local t = { a = 1, b = 2 } for k, v in pairs(t) do t[k] = v * 10 end say(t.a, t.b)
say(select("#", pairs {})) say(select("#", ipairs {}))
local f, t = pairs { "a" } say(f(t)) say(f(t, 1))
local f, t = pairs { "a" } f(t) f(t) --> for one `for` alone
pairs(nil) --> pairs
pairs("x") --> pairs
pairs({}, 1) --> pairs takes 1 argument
for k in pairs { [true] = 1 } do end --> a key is a boolean
-- string
say(string.len("abc"), ("abc"):len(), string.len(""), ("é"):len(), #("a\0b"))
say(string.len(5)) --> must be a string
say(("abc"):len(1)) --> takes 1 argument
say(("abc"):sub(2), ("abc"):sub(2, 2), ("abc"):sub(-2), ("abc"):sub(-2, -2), ("abc"):sub(0), ("abc"):sub(1, 0))
say(("abc"):sub(4), ("abc"):sub(10, 20), ("abc"):sub(-10), ("abc"):sub(-10, -2), ("abc"):sub(2, 100), ("abc"):sub(3, 2))
say(("abc"):sub(1, -4), ("abc"):sub(1, -3), ("abc"):sub(2.0, 3.0), (""):sub(1, 1), ("abc"):sub(2, nil))
say(("abc"):sub()) --> sub: the start
say(("abc"):sub(nil)) --> sub: the start
say(("abc"):sub("2")) --> sub: the start
say(("abc"):sub(1.5)) --> sub: the start
say(("abc"):sub(1, 2, 3)) --> sub takes at most 3 arguments
say(("abc"):byte(), ("abc"):byte(2), ("abc"):byte(-1), ("A"):byte(1, 1))
say(("abc"):byte(1, 2)) say(("abc"):byte(1, -1)) say(("abc"):byte(2, 10)) say(("abc"):byte(3, 2))
say(("abc"):byte(0)) say(("abc"):byte(4)) say((""):byte()) say(("hi"):byte(-3)) say(("hi"):byte(-3, 1)) say(("hi"):byte(-3, -1))
say(select("#", ("abc"):byte(10)), select("#", ("abc"):byte(1, 3)))
say(("x"):rep(300):byte(1, 300)) --> more than 250 values
say(("abc"):byte("1")) --> byte: the position
say(string.byte(97)) --> byte: the text
say(("abc"):find("b"), ("abc"):find("c", 1), ("abc"):find("a", 2), ("abcabc"):find("b", 3))
say(("abc"):find("")) say(("abc"):find("", 4)) say(("abc"):find("", 5)) say(("abc"):find("", 10)) say((""):find("")) say((""):find("", 2))
say(("abc"):find("c", -1)) say(("abc"):find("a", -1)) say(("abc"):find("a", -10)) say(("abc"):find("b", 0)) say(("abc"):find("bc", 2))
say(("a.b"):find(".", 1, true)) say(("50%"):find("%", 1, true)) say(("a.b"):find("x", 1, true)) say(("(a)"):find("(a)", 1, true))
say(("a b"):find(" ")) say(("a,b"):find(",")) say(("é"):find("\xA9")) say(("abc"):find("b", nil)) say(("a.b"):find("b", 1, false))
say(("78205"):find("^78")) --> there are no patterns here, and ^ is a sign of theirs
say(("78205"):find("^%d%d%d%d%d$")) --> starts, ends, split
say(("abc"):find(".")) --> find(text, "...", 1, true)
say(("a-b"):find("-")) --> and - is a sign of theirs
say(("abc"):find("[abc]")) --> and [ is a sign of theirs
say(("abc"):find("b*")) --> and * is a sign of theirs
say(("abc"):find("b+")) --> and + is a sign of theirs
say(("abc"):find("b?")) --> and ? is a sign of theirs
say(("abc"):find("(b)")) --> and ( is a sign of theirs
say(("abc"):find("c$")) --> and $ is a sign of theirs
say(("abc"):find("%a", 1, false)) --> and % is a sign of theirs
say(("abc"):find("b", 1, true, 2)) --> find takes at most 4 arguments
say(("123"):find(2)) --> find: what is looked for must be a string
say(("abc"):find()) --> find: what is looked for must be a string
say(("aBc1 z"):upper(), ("aBC1 Z"):lower(), (""):upper(), (""):lower())
say(("abc"):upper(1)) --> upper takes 1 argument
say(string.lower(nil)) --> lower: the text must be a string
say(("ab"):rep(3), ("ab"):rep(0), ("ab"):rep(1), ("ab"):rep(3, ","), ("ab"):rep(1, ","), (""):rep(5), (""):rep(3, "-"))
say(("ab"):rep(2.0), ("ab"):rep(2, nil))
say(("ab"):rep(-1)) --> rep: the count must be a whole number
say(("ab"):rep()) --> rep: the count
say(("ab"):rep(1.5)) --> rep: the count
say(("ab"):rep("3")) --> rep: the count
say(("ab"):rep(2, 0)) --> rep: the separator must be a string
say(("abc"):reverse(), (""):reverse(), ("a b"):reverse())
say(("abc"):reverse(1)) --> reverse takes 1 argument
say(("abc"):foo()) --> unknown name `string.foo`
say(("abc")[1]) --> text:sub(1, 1)
say(("abc").len ~= nil, ("abc").upper("x"))
say(("x"):format()) --> write format(_"%d miles", n)
say(string.format("%d", 5)) --> write format(_"%d miles", n)
say(("abc"):gsub("b", "x")) --> table.concat(string.split(text, old), new)
say(("abc"):match("b")) --> string.starts
for w in ("a b"):gmatch("%a+") do say(w) end --> there are no patterns
say(string.char(65)) --> write utf8.char(65)
-- table
say(table.concat { 1, 2, 3 }, table.concat({ "a", "b" }, ", "), table.concat({}, ","), table.concat({ 1.5, 2.0 }, " "))
say(table.concat({ "a", "b", "c" }, "-", 2), table.concat({ "a", "b", "c" }, "-", 2, 2), table.concat({ "a" }, "-", 2), table.concat({ "a", "b" }, nil))
say(table.concat({ "a", "b" }, "-", 1, 3)) --> concat: entry 3 is a nil
say(table.concat({ {} })) --> concat: entry 1 is a table
say(table.concat({ true })) --> concat: entry 1 is a boolean
say(table.concat({ 1 }, 5)) --> concat: the separator must be a string
say(table.concat({ "a", "b" }, "-", 0)) --> concat: the start
say(table.concat({ 1 }, ",", 1, 1, 1)) --> concat takes at most 4 arguments
say(table.concat("x")) --> concat: a table is needed
local t = { 1, 2 } table.insert(t, 3) table.insert(t, 1, 0) table.insert(t, 5, 9) say(table.concat(t, " "))
local t = {} table.insert(t, nil) say(#t) table.insert(t, 1, "a") say(t[1])
say(select("#", table.insert({}, 1)))
table.insert({}, 3, "x") --> insert: the position
table.insert({}, 0, "x") --> insert: the position
table.insert({}) --> insert takes a table
table.insert({}, 1, 2, 3) --> insert takes at most 3 arguments
table.insert({}, "1", 2) --> insert: the position
table.insert(nil, 1) --> insert: a table is needed
local t = { 1, 2, 3 } say(table.remove(t), table.remove(t, 1), #t, t[1])
say(table.remove {}) say(table.remove({}, 0)) say(table.remove({}, nil)) say(select("#", table.remove {}))
table.remove({}, 5) --> remove: the position
table.remove({}, 1) --> remove: the position
table.remove({ 1, 2 }, 3) --> remove: the position
table.remove({ [0] = "x" }) --> an entry at 0 is in no list
table.remove({ 1 }, 1, 1) --> remove takes at most 2 arguments
local t = { 3, 1, 2 } table.sort(t) say(table.concat(t, " ")) table.sort(t, function(a, b) return a > b end) say(table.concat(t, " "))
local t = { "b", "a", "C", "" } table.sort(t) say(table.concat(t, " ")) say(select("#", table.sort {}))
local t = { 2.5, 1, -1, 1e10 } table.sort(t) say(table.concat(t, " "))
table.sort { 1, "a" } --> have no order
table.sort { {}, {} } --> have no order
table.sort({ 2, 1 }, 5) --> sort: the order must be a function
table.sort({ 2, 1 }, nil, 1) --> sort takes at most 2 arguments
say(table.unpack { 1, 2, 3 }) say(table.unpack({ 1, 2, 3 }, 2)) say(table.unpack({ 1, 2 }, 1, 3)) say(table.unpack({ 1, 2, 3 }, 2, 1))
say(select("#", table.unpack {}), select("#", table.unpack({}, 1, 2)))
say(table.unpack({ 1, 2 }, 0)) --> unpack: the start
say(table.unpack({ 1 }, 1, 1, 1)) --> unpack takes at most 3 arguments
say(table.unpack("abc")) --> unpack: a table is needed
say(table.pack(1, 2).n) --> write { ... }
table.move({}, 1, 2, 3) --> for i = 1, #from do
say(unpack { 1 }) --> write table.unpack(list)
-- math
say(math.abs(-5), math.abs(5), math.abs(-5.5), math.abs(-0.0), math.abs(0x8000000000000000), math.abs(0))
say(math.abs("5")) --> abs: the argument must be a number
say(math.ceil(1.2), math.ceil(-1.2), math.ceil(5), math.ceil(-0.5), math.ceil(1e100), math.ceil(2 ^ 53))
say(math.floor(1.7), math.floor(-1.2), math.floor(5), math.floor(0.0), math.floor(-1e100), math.floor(1 / 0))
say(math.floor(3.14159, 2)) --> write floor(n * 10 + 0.5) / 10
say(math.ceil()) --> ceil: the argument
say(math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7, -3), math.fmod(7.5, 2), math.fmod(-7.5, 2), math.fmod(1, math.huge))
say(math.fmod(0x7fffffffffffffff, 10), math.fmod(0x8000000000000000, -1), math.fmod(-6, 2), math.fmod(5, 1.0))
say(math.fmod(1, 0)) --> fmod: the second is 0
say(math.fmod(6)) --> fmod: the second
say(math.max(1, 2.5, -1), math.max(1, 1.0), math.max(1.0, 1), math.max(-0.0, 0.0), math.max(5), math.min(3, 1, 2), math.min(1.0, 1))
say(math.max()) --> max: each argument
say(math.max(1, "2")) --> max: each argument
say(math.min(nil)) --> min: each argument
say(math.sqrt(16), math.sqrt(2), math.sqrt(0), math.huge, -math.huge, math.pi, math.pi * 2)
say(math.sqrt(4, 2)) --> sqrt takes 1 argument
say(math.tointeger(5.0), math.tointeger(5), math.tointeger(5.5), math.tointeger(2 ^ 63), math.tointeger({}), math.tointeger(nil))
say(math.tointeger("5")) --> write math.tointeger(tonumber(text))
say(math.tointeger("x")) --> write math.tointeger(tonumber(text))
say(math.tointeger()) --> bad argument #1 to 'tointeger'
say(math.pow(2, 3)) --> write x ^ y
say(math.random(6)) --> nothing is left to chance
say(math.log(8, 2)) --> no angles or powers
say(math.type(1)) --> math.tointeger(x) is nil
say(math.maxinteger) --> 0x7fffffffffffffff
say(math.round(2.5)) --> write math.floor(x + 0.5)
say(math.foo) --> unknown name `math.foo`
-- utf8
say(utf8.char(65), utf8.char(), utf8.char(233, 8364, 128512), utf8.char(72, 105))
say(utf8.char(0xD800)) --> is no character
say(utf8.char(-1)) --> char: a code point
say(utf8.char("65")) --> char: a code point
say(utf8.codepoint("A"), utf8.codepoint("é"), utf8.codepoint("aé", 2), utf8.codepoint("€"))
say(utf8.codepoint("abc", 1, 2)) --> ask for one position at a time
say(utf8.codepoint("abc", -1)) --> codepoint: the position
say(utf8.codepoint("abc", 4)) --> codepoint: the position
say(utf8.codepoint("")) --> no character begins
say(utf8.codepoint("é", 2)) --> no character begins
say(utf8.len("abc"), utf8.len(""), utf8.len("é€"), utf8.len("a😀")) say(utf8.len("a\xFF")) say(utf8.len("\xC3")) say(utf8.len("\xED\xA0\x80"))
say(utf8.len("abc", 2)) --> write utf8.len(string.sub(text, first, last))
say(utf8.len("abc", 1, -1)) --> write utf8.len(string.sub(text, first, last))
say(utf8.len(5)) --> len: the text must be a string
say(utf8.offset("aé€", 1), utf8.offset("aé€", 2), utf8.offset("aé€", 3), utf8.offset("aé€", 4), utf8.offset("aé€", 5), utf8.offset("", 1), utf8.offset("", 2))
say(utf8.offset("a\xE2\x82z", 3), utf8.offset("a\xE2\x82z", 4), utf8.offset("\xC3A", 2), utf8.offset("a\xFFb", 3))
say(utf8.offset("\x80a", 1)) --> no character begins at byte 1
say(utf8.offset("abc", -1)) --> offset: the number
say(utf8.offset("abc", 0)) --> offset: the number
say(utf8.offset("abc", 1, 2)) --> cut the text by string.sub
for p, c in utf8.codes("ab") do say(p, c) end --> write for i = 1, utf8.len(text) do
say(utf8.charpattern) --> there are no patterns
-- What is not there at all.
say(#_G) --> write local names
say(_VERSION) --> packs are written in Lua 5.4
print("x") --> text(_"...")
say(pcall(error, "x")) --> look at a value before it is used
say(xpcall(error, error)) --> look at a value before it is used
say(load("return 1")()) --> use "name"
say(require("x")) --> use "name"
say(dofile("x.lua")) --> use "name"
say(loadstring("return 1")) --> use "name"
say(next {}) --> for key, value in pairs(t) do
say(rawget({}, 1)) --> index the table
say(rawlen {}) --> write #t
say(rawequal(1, 1)) --> write a == b
say(setmetatable({}, {})) --> a table holds its values alone
say(getmetatable("")) --> a table holds its values alone
say(coroutine.wrap(say)) --> set { key = value }
say(os.time()) --> date "2026-08-05"
say(os.date("%Y")) --> date "2026-08-05"
say(io.read()) --> csv "data/x.csv"
say(debug.traceback()) --> error("...") tells file and line
say(collectgarbage("count")) --> memory is given back by itself
say(warn("x")) --> text(_"...")
say(package.path) --> use "name"
say(bit32.band(1, 2)) --> write the operators
say(null) --> write nil
-- With no equal in Lua: what only a pattern could mean.
say(("a1b"):split("%d")) --> there are none here
say(("a, b"):split(",%s*")) --> there are none here
say(("a  b"):split(" +")) --> there are none here
say(("abc"):split("[b]")) --> there are none here
say(("78205"):starts("^78")) --> there are none here
say(("78205"):starts("%d")) --> there are none here
say(("78205"):ends("%d")) --> there are none here
say(("abc"):trim("c")) --> trim takes 1 argument
say(("a,b"):split(",", 1)) --> split takes at most 2 arguments
