/* What packs may call: the same names as scripts/api.lua documents, and what each gives. */
#include "script_case.h"

#include "script/api.h"

#define NAMES_MAX 300
#define NAME_ROOM 48

struct names {
    char text[NAMES_MAX][NAME_ROOM];
    int count;
};

static bool has_name(const struct names *names, const char *name)
{
    for (int i = 0; i < names->count; i++) {
        if (strcmp(names->text[i], name) == 0)
            return true;
    }
    return false;
}

static void add_name(struct names *names, const char *front, const char *name, size_t len)
{
    char whole[NAME_ROOM];
    int used = snprintf(whole, sizeof whole, "%s%s%.*s", front, *front ? "." : "", (int)len, name);
    assert_in_range(used, 1, sizeof whole - 1);
    if (has_name(names, whole))
        return;
    assert_true(names->count < NAMES_MAX);
    strcpy(names->text[names->count++], whole);
}

/* "function NAME(", "NAME = {" and the keys inside its braces on that line. */
static void read_stub(struct names *names, const char *line)
{
    const char *good = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";
    if (strncmp(line, "function ", 9) == 0) {
        add_name(names, "", line + 9, strcspn(line + 9, "("));
        return;
    }
    size_t len = strspn(line, good);
    if (len == 0 || strncmp(line + len, " = {", 4) != 0)
        return;
    add_name(names, "", line, len);
    char front[48];
    snprintf(front, sizeof front, "%.*s", (int)len, line);
    for (const char *at = line + len + 4; *at && *at != '}'; at++) {
        size_t key = strspn(at, good);
        if (key > 0 && strncmp(at + key, " =", 2) == 0)
            add_name(names, front, at, key);
        at += key;
    }
}

/* Stubs stand in four parts: the API, the components, the steps of flow tests, and what
   flows.lua and facts.lua have. */
static void read_stubs(struct names parts[4])
{
    struct buf buf = {0};
    struct err err;
    if (!file_read(SOURCE_DIR "/scripts/api.lua", 1 << 20, &buf, &err))
        fail_msg("%s", err.text);
    int part = 0;
    for (char *line = strtok(buf.bytes, "\n"); line; line = strtok(NULL, "\n")) {
        if (strncmp(line, "-- Components", 13) == 0)
            part = 1;
        if (strncmp(line, "-- Flow tests", 13) == 0)
            part = 2;
        if (strncmp(line, "-- What the clinic fills in", 26) == 0)
            part = 3;
        read_stub(&parts[part], line);
    }
    buf_free(&buf);
}

struct listing {
    enum slot slot;
    struct names *names;
};

static void list_table(lua_State *L, const char *front, struct names *names)
{
    int table = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING)
            continue;
        const char *name = lua_tostring(L, -2);
        add_name(names, front, name, strlen(name));
        if (*front || !lua_istable(L, -1))
            continue;
        proxy_open(L, -1);
        list_table(L, name, names);
    }
}

static int list_slot(lua_State *L)
{
    struct listing *listing = lua_touserdata(L, 1);
    slot_get(L, listing->slot);
    list_table(L, "", listing->names);
    return 0;
}

static int list_steps(lua_State *L)
{
    struct names *names = lua_touserdata(L, 1);
    lua_newtable(L);
    steps_add(L);
    list_table(L, "", names);
    return 0;
}

static void compare(const struct names *a, const struct names *b, const char *what)
{
    for (int i = 0; i < a->count; i++) {
        if (!has_name(b, a->text[i]))
            fail_msg("%s: %s", what, a->text[i]);
    }
}

static void list(struct script_case *c, enum slot slot, struct names *names)
{
    struct listing listing = {slot, names};
    if (!sandbox_run(&c->script->sandbox, 10000, list_slot, &listing, &c->err))
        fail_msg("%s", c->err.text);
}

static void test_same_names_as_stubs(void **state)
{
    (void)state;
    static struct names parts[4], api;
    read_stubs(parts);
    struct script_case *c = case_open();
    list(c, SLOT_API, &api);
    compare(&parts[0], &api, "in scripts/api.lua, but not in the program");
    compare(&api, &parts[0], "in the program, but not in scripts/api.lua");
    assert_true(api.count > 60);
    case_close(c);
}

static void test_same_components_as_stubs(void **state)
{
    (void)state;
    static struct names parts[4], components;
    read_stubs(parts);
    struct script_case *c = case_make();
    c->lowest = CORE_DIR;
    case_open_pack(c);
    if (!case_open_script(c))
        fail_msg("%s", c->err.text);
    list(c, SLOT_COMPONENTS, &components);
    compare(&parts[1], &components, "in scripts/api.lua, but not in lib/prelude.lua");
    compare(&components, &parts[1], "in lib/prelude.lua, but not in scripts/api.lua");
    case_close(c);
}

static void test_same_steps_as_stubs(void **state)
{
    (void)state;
    static struct names parts[4], steps;
    read_stubs(parts);
    struct script_case *c = case_open();
    if (!sandbox_run(&c->script->sandbox, 10000, list_steps, &steps, &c->err))
        fail_msg("%s", c->err.text);
    compare(&parts[2], &steps, "in scripts/api.lua, but no step of a flow test");
    compare(&steps, &parts[2], "a step of a flow test, but not in scripts/api.lua");
    assert_int_equal(steps.count, 16);
    assert_int_equal(parts[3].count, 2);
    assert_true(has_name(&parts[3], "flows") && has_name(&parts[3], "facts"));
    case_close(c);
}

/* Expressions and their values as text; an error where the value begins with "!". */
static const struct {
    const char *expression, *value;
} rows[] = {
    {"tostring(nil)", "nil"},
    {"tostring(true) .. tostring(1) .. tostring(1.5) .. tostring('x')", "true11.5x"},
    {"tostring({})", "!tostring: a table has no words"},
    {"tostring(pairs)", "!tostring: a function has no words"},
    {"type({}) .. type('') .. type(1) .. type(nil) .. type(pairs)", "tablestringnumbernilfunction"},
    {"tostring(tonumber('12')) .. tostring(tonumber(' 1.5 ')) .. "
     "tostring(tonumber('1x'))",
     "121.5nil"},
    {"tostring(tonumber({})) .. tostring(tonumber('1x'))", "nilnil"},
    {"tostring(select('#', 1, nil, 3))", "3"},
    {"tostring((select(2, 'a', 'b', 'c')))", "b"},
    {"select(0, 1)", "!select: the number must be a whole number"},
    {"assert(false, 'wet')", "!wet"},
    {"assert(nil)", "!this was assumed, but does not hold"},
    {"tostring(assert(7))", "7"},
    {"error('plain words')", "!plain words"},
    {"error({})", "!an error without words"},
    {"error(nil)", "!an error without words"},
    {"'1' + 1", "!attempt to perform arithmetic on a string value"},
    {"1 .. 'x'", "1x"},
    {"'x' < 1", "!attempt to compare string with number"},

    {"('a,b,,c'):split(',')[4] .. #('a,b,,c'):split(',')", "c4"},
    {"#string.split('', ',')", "1"},
    {"string.split('a', '')", "!split: the separator is empty"},
    {"table.concat({('abcabc'):find('ca')}, ' ')", "3 4"},
    {"table.concat({('a.c'):find('.', 1, true)}, ' ')", "2 2"},
    {"tostring(('abc'):find('x'))", "nil"},
    {"table.concat({('abcabc'):find('a', 2)}, ' ')", "4 4"},
    {"('  a b \\n'):trim() .. '|'", "a b|"},
    {"('Straße ÉÑ'):lower() .. ('straße éñ'):upper()", "straße éñSTRAßE ÉÑ"},
    {"('Ωж ÷×'):lower() .. ('ωж'):upper()", "ωж ÷×ΩЖ"},
    {"('hello'):sub(2, 3) .. ('hello'):sub(-2) .. ('hello'):sub(4, 2) .. "
     "('hello'):sub(0)",
     "ello"
     "hello"},
    {"('hello'):sub(-100, 100)", "hello"},
    {"('hello'):len() + #'ab' + ('A'):byte()", "72"},
    {"tostring(((''):byte())) .. select('#', ('a'):byte(5))", "nil0"},
    {"('ab'):rep(3) .. ('x'):rep(0) .. ('x'):rep(2, '-')", "abababx-x"},
    {"('ab'):rep(70000)", "!rep: the count must be a whole number from 0 to 65536"},
    {"('ab'):rep(-1)", "!rep: the count must be a whole number from 0 to 65536"},
    {"(''):rep(1 << 62)", "!rep: the count must be a whole number from 0 to 65536"},
    {"('añb'):reverse()", "bña"},
    {"tostring(('abc'):starts('ab')) .. tostring(('abc'):ends('bc'))", "truetrue"},
    {"tostring(('abc'):starts('abcd')) .. tostring(('abc'):ends('x'))", "falsefalse"},
    {"('x'):nope()", "!unknown name `string.nope`"},
    {"('x'):uper()", "!unknown name `string.uper`; did you mean `string.upper`?"},
    {"string.len({})", "!len: the text must be a string, not a table"},

    {"table.concat({1, 2.5, 'x'}, '-')", "1-2.5-x"},
    {"table.concat({}) .. table.concat({'a', 'b', 'c'}, '', 2, 3)", "bc"},
    {"table.concat({{}})", "!concat: entry 1 is a table"},
    {"table.concat({'a', nil, 'c'}, '', 1, 3)", "!concat: entry 2 is a nil"},
    {"(function() local t = {1, 3} table.insert(t, 2, 2) table.insert(t, 4) return "
     "table.concat(t) end)()",
     "1234"},
    {"table.insert({1}, 5, 1)", "!insert: the position must be a whole number from 1 to 2"},
    {"(function() local t = {1, 2, 3} local x = table.remove(t, 1) return x .. "
     "table.remove(t) "
     ".. #t .. tostring(table.remove({})) end)()",
     "131nil"},
    {"(function() local t = {3, 1, 2.5, -1} table.sort(t) return table.concat(t, ' ') "
     "end)()",
     "-1 1 2.5 3"},
    {"(function() local t = {'b', 'a', 'B', 'é'} table.sort(t) return table.concat(t) "
     "end)()",
     "Babé"},
    {"(function() local t = {{1, 'a'}, {0, 'b'}, {1, 'c'}, {0, 'd'}} table.sort(t, "
     "function(x, y) "
     "return x[1] < y[1] end) return t[1][2] .. t[2][2] .. t[3][2] .. t[4][2] end)()",
     "bdac"},
    {"table.sort({1, 'a'})", "!a string and a number have no order"},
    {"table.sort({1}, 2)", "!sort: the order must be a function, not a number"},
    {"(function() local a, b = table.unpack({1, 2}) return a + b end)()", "3"},
    {"table.unpack({}, 1, 60000)", "!unpack: more than 250 values"},
    {"table.insert(string, 1)", "!insert: this table is read-only"},

    {"math.floor(2.7) .. math.ceil(2.1) .. math.abs(-3) .. math.max(1, 5, 2) .. "
     "math.min(4, 2)",
     "23352"},
    {"tostring(math.floor(1e300)) .. tostring(math.tointeger(3.0)) .. "
     "tostring(math.tointeger(3.5))",
     "1e+3003nil"},
    {"tostring(math.fmod(7, 3)) .. tostring(math.sqrt(9)) .. tostring(math.huge)", "13.0inf"},
    {"tostring(math.pi):sub(1, 4)", "3.14"},
    {"math.max()", "!max: each argument must be a number, not a no value"},
    {"math.random()", "!`math.random` is not there in packs"},
    {"utf8.char(72, 228, 0x20AC) .. utf8.len('hä€') .. utf8.codepoint('ä')", "Hä€3228"},
    {"utf8.char(0xD800)", "!char: 55296 is no character"},
    {"tostring((utf8.len('\\xff')))", "nil"},
    {"tostring(utf8.offset('hä€', 3)) .. tostring(utf8.offset('hä', 9))", "4nil"},

    {"format('%d of %d', 4, 1234)", "4 of 1,234"},
    {"format('%s %% %.1f', 'x', 2.25)", "x % 2.2"},
    {"format('%s', 1234)", "1,234"},
    {"format('%d', 1.5)", "!format: the value of %d must be a whole number"},
    {"format('%d')", "!format: %d has no value"},
    {"format('%q', 'x')", "!format knows %s, %d, %f, %.1f and %% only"},
    {"format('100%')", "!format knows %s, %d, %f, %.1f and %% only"},
    {"format('%f', 0/0)", "!format: the value of %f is not a number that can be written"},
    {"_('Plain')", "Plain"},
    {"_(nil)", "!_: the words must be a string, not a nil: what is not set is nil"},
    {"format('%s', clinic.web)", "!format: the value of %s must be a string, not a nil: what is "
                                 "not set is nil: write x and text(x)"},
    {"date(clinic.web)", "!date: the date must be a string, not a nil: what is not set is nil"},
    {"ngettext('one', 'many', 1) .. ngettext('one', 'many', 2)", "onemany"},
    {"date('2026-11-22')", "November 22, 2026"},
    {"language() .. #languages() .. languages()[2].code .. languages()[2].name", "en2esEspañol"},

    {"clinic.phone .. clinic['phone.by'] .. tostring(clinic.web)", "(210) 555-0142Annnil"},
    {"clinic.hours .. tostring(clinic.booking)", "Tue 9am-4pmnil"},
    {"clinic['hours.language'] .. clinic['phone.language'] .. "
     "tostring(clinic['web.language'])",
     "enennil"},
    {"clinic['phone.es']", "!unknown fact of clinic `phone.es`"},
    {"clinic.phon", "!unknown fact of clinic `phon`; did you mean `phone`?"},
    {"pack.id .. pack.title .. pack.version .. tostring(pack.reviewed)", "caseA case1.2nil"},
    {"#pack.pages .. pack.pages[1].id .. pack.pages[2].title", "4homeOther"},
    {"table.concat(pack.flows.learn, ' ') .. pack.flows.learn.title", "home otherLearn"},
    {"pack.flows.learn.ends[1] .. pack.start .. pack.pages[3].id", "homehomeend/learn"},
    {"pack.pages[1].flow .. tostring(pack.pages[4].flow)", "learnnil"},
    {"pack.titel", "!unknown name of pack `titel`; did you mean `title`?"},
    {"pack.pages[1].titel", "!unknown name of a page `titel`; did you mean `title`?"},

    {"#csv 'data/things.csv' .. csv('data/things.csv')[2].how", "2hot"},
    {"csv('data/things.csv')[1].hwo", "!unknown name `row.hwo`; did you mean `row.how`?"},
    {"tostring(csv('data/things.csv')[3])", "nil"},
    {"csv('data/things.csv').what", "!rows have no names"},
    {"csv('data/thing.csv')", "!unknown table `data/thing.csv`; did you mean `data/things.csv`?"},
    {"csv('data/locations.csv')[1].phone .. csv('data/locations.csv')[3].name",
     "(210) 555-0101Kerrville"},
    {"csv('data/locations.csv')[1].access .. '|'", "|"},
    {"own_office().name .. own_office().zip", "Hill78006"},
    {"refused_settings()", "anteroom.conf:1: no"},
    {"(function() local s = '' for i, row in ipairs(csv 'data/things.csv') do s = s .. i "
     ".. "
     "row.what end return s end)()",
     "1ice2tea"},
    {"(function() local s = '' for i, row in pairs(csv 'data/things.csv') do s = s .. i "
     ".. "
     "row.what end return s end)()",
     "1ice2tea"},
    {"places.zip('78205').town .. places.zip('78205').state .. places.zip('78205').class",
     "San AntonioTXvalid_zcta"},
    {"places.zip('782').class .. places.zip('').class .. tostring(places.zip('x').lat)",
     "too_shorttoo_shortnil"},
    {"places.zip(78205)", "!places.zip: the ZIP code must be a string, not a number"},
    {"places.city('wob')[1].town", "Woburn"},
    {"(function() local s = '' for _, n in ipairs(places.nearest(places.zip '78205', "
     "csv 'data/locations.csv', 2)) do s = s .. n.row.name end return s end)()",
     "AlamoHill"},
    {"(function() local l = {} for _, r in ipairs(csv 'data/locations.csv') do "
     "table.insert(l, r) end table.remove(l, 1) return "
     "places.nearest(places.zip '78205', l, 9)[1].row.name .. "
     "#places.nearest(places.zip '78205', l, 9) end)()",
     "Hill2"},
    {"tostring(places.nearest({lat = 0, lon = 0}, {{lat = 0, lon = 1}}, "
     "1)[1].miles):sub(1, 4)",
     "69.0"},
    {"places.nearest({}, csv 'data/locations.csv', 1)",
     "!places.nearest: the point has no lat and lon"},
    {"places.nearest(places.zip '78205', 5, 1)", "!places.nearest: rows must be what csv gave"},

    {"(function() local s = '' for k, v in pairs {b = 1, a = 2, [10] = 3, [2] = 4, [1.5] "
     "= 5} do "
     "s = s .. k .. v .. ' ' end return s end)()",
     "1.55 24 103 a2 b1 "},
    {"(function() local s = '' for k in pairs {[true] = 1} do s = s .. 'x' end return s "
     "end)()",
     "!pairs: a key is a boolean"},
    {"(function() local t = {a = 1, b = 2} for k in pairs(t) do t.b = nil end return "
     "tostring(t.b) end)()",
     "nil"},
    {"(function() local s = '' for k in pairs(math) do s = s .. k end return s end)()",
     "absceilfloorfmodhugemaxminpisqrttointeger"},
    {"pairs(go 'other')", "!pairs: what is in this table can not be read"},
    {"pairs(5)", "!pairs: the argument must be a table, not a number"},
    {"tostring(#visitor) .. tostring(visitor.never)", "0nil"},
};

static const char *shown_text(const struct script_case *c)
{
    return c->page.root->last->text;
}

static void test_expressions(void **state)
{
    (void)state;
    struct script_case *c = case_open();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char before[1024];
        snprintf(before, sizeof before, "local value = %s", rows[i].expression);
        bool shown = case_show_body(c, before, "text(tostring(value))");
        const char *wanted = rows[i].value;
        if (wanted[0] == '!') {
            if (shown || !strstr(c->err.text, wanted + 1))
                fail_msg("%s gives %s", rows[i].expression, shown ? shown_text(c) : c->err.text);
            if (!strstr(c->err.text, "pages/home.lua:2: "))
                fail_msg("no place: %s", c->err.text);
        } else if (!shown || strcmp(shown_text(c), wanted) != 0) {
            fail_msg("%s gives %s, not %s", rows[i].expression, shown ? shown_text(c) : c->err.text,
                     wanted);
        }
    }
    case_close(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_names_as_stubs),
        cmocka_unit_test(test_same_components_as_stubs),
        cmocka_unit_test(test_same_steps_as_stubs),
        cmocka_unit_test(test_expressions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
