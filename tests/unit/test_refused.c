/* Memory refused at the n-th growing block, once or for good, n = 0, 1, ... until nothing
   is refused any more, in every way into the sandbox: what fails says so, what was
   refused once may succeed, and the state, where there is one, shows a page afterwards. */
#include "script_case.h"

#include <dlfcn.h>

#include "base/asan.h"
#include "locale/words.h"
#include "script/api.h"
#include "script/steps.h"

/* With sanitizers each n takes ten times as long, so some are left out. */
#define STRIDE (BUILT_WITH_ASAN ? 9 : 1)

struct miser {
    lua_Alloc allocate;
    void *context;
    int left; /* blocks that may grow still; under 0: so many were refused */
    bool for_good;
};

static struct miser miser;
static bool armed; /* for every new state */

static void *stingy(void *context, void *old, size_t old_size, size_t size)
{
    (void)context;
    bool grows = size > (old ? old_size : 0);
    if (armed && grows && miser.left-- <= 0 && (miser.for_good || miser.left == -1))
        return NULL;
    return miser.allocate(miser.context, old, old_size, size);
}

/* In Lua's place: what the program opens is in the miser's hands from its first block
   on. */
lua_State *lua_newstate(lua_Alloc allocate, void *context)
{
    lua_State *(*real)(lua_Alloc, void *);
    *(void **)&real = dlsym(RTLD_NEXT, "lua_newstate");
    miser.allocate = allocate;
    miser.context = context;
    bool was_armed = armed;
    armed = false;
    lua_State *L = real(stingy, NULL);
    armed = was_armed;
    return L;
}

static bool enter_open(struct script_case *c)
{
    return case_open_script(c);
}

static bool enter_page(struct script_case *c)
{
    return case_show(c, "home");
}

static bool enter_other_page(struct script_case *c)
{
    return case_show(c, "other");
}

/* Pages were made before: only what a touch does is refused. */
static bool enter_touch(struct script_case *c)
{
    bool done = true;
    for (struct node *node = c->page.root; node; node = node_after(c->page.root, node)) {
        struct outcome out;
        if (node->kind == NODE_BUTTON && node->action.kind == ACTION_SCRIPT)
            done = script_act(c->script, &c->page, node->action.ref, &out, &c->err) && done;
    }
    return done;
}

static bool enter_typing(struct script_case *c)
{
    return script_type(c->script, "zip", false, "78205", &c->err) &&
           script_enter(c->script, "zip", &c->err) &&
           script_type(c->script, "town", true, "San", &c->err);
}

static bool enter_language(struct script_case *c)
{
    static const char po[] = "msgid \"\"\nmsgstr \"\"\n"
                             "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n"
                             "msgid \"T\"\nmsgstr \"Titulo\"\n";
    struct words *words = words_read("es.po", po, sizeof po - 1, &c->err);
    assert_non_null(words);
    const struct words *const list[] = {words};
    script_set_language(c->script, "es", list, 1);
    bool done = case_show(c, "home");
    script_set_language(c->script, "en", NULL, 0);
    words_free(words);
    return done;
}

static bool enter_test_file(struct script_case *c)
{
    struct flow_tests tests = {0};
    struct arena *arena = arena_create();
    bool done = steps_record(c->pack, "tests/way.lua", arena, &tests, &c->err);
    arena_destroy(arena);
    return done;
}

static const struct {
    const char *name;
    bool (*enter)(struct script_case *c);
    bool opens, shown; /* in a state of its own; after the page was shown */
    int least;         /* so many points there are at least */
} entries[] = {
    {"opening a session", enter_open, true, false, 100},
    {"a page with all that the API has", enter_page, false, false, 100},
    {"a second page", enter_other_page, false, true, 1},
    {"touches", enter_touch, false, true, 1},
    {"typing", enter_typing, false, true, 1},
    {"another language", enter_language, false, true, 20},
    {"a file of tests", enter_test_file, true, false, 100},
};

static const char rich_page[] =
    "local lib = use 'lists'\n"
    "return page { title = _'T', next = 'other', body = "
    "function(visitor)\n"
    "  local words = {}\n"
    "  for key, value in pairs { b = 1, a = 2, [3] = 'x' } do\n"
    "    table.insert(words, key .. value)\n"
    "  end\n"
    "  table.sort(words, function(a, b) return a < b end)\n"
    "  local rows = csv 'data/locations.csv'\n"
    "  local near = places.nearest(places.zip '78205', rows, 2)\n"
    "  local things = csv 'data/things.csv'\n"
    "  return {\n"
    "    text { table.concat(words, ' '):upper(), format('%d', 5), type(visitor.n) },\n"
    "    text(ngettext('one', '%d things', #things) .. things[1].what),\n"
    "    row { image { 'images/a.svg', alt = 'A', words = { { 1, 2, 'w' } } }, spacer(5) "
    "},\n"
    "    text(near[1].row.name .. ('a,b'):split(',')[1] .. places.city('wob')[1].town),\n"
    "    button { 'set', set { n = { 1, 2 }, office = near[1].row } },\n"
    "    button { row { text(lib.a) }, function(now) set { n = now.n } go 'other' end "
    "},\n"
    "    field { key = 'zip', kind = 'zip' }, qr 'x', progress { 1, 2 },\n"
    "    text(clinic.phone .. pack.pages[2].title .. language() .. #languages()),\n"
    "    text(date('2026-03-01') or ''), text((visitor.office or rows[1]).name),\n"
    "  }\n"
    "end }\n";

static const char test_file[] =
    "test('a way', function()\n"
    "  start() tap 'English' see 'T' in_order('A', 'B') type '78205' wait(5)\n"
    "  dont_see 'X' on 'home' language 'es' text_size(200) key 'Right' more()\n"
    "end)\n";

static void begin(struct script_case *c, bool opens, bool shown)
{
    if (!opens)
        assert_true(case_open_script(c));
    if (shown)
        assert_true(case_show(c, "home"));
    c->err.text[0] = '\0';
}

/* One point. Gives whether anything was refused. */
static bool try_point(struct script_case *c, size_t i, int n, bool for_good)
{
    begin(c, entries[i].opens, entries[i].shown);
    miser.left = n;
    miser.for_good = for_good;
    armed = true;
    bool done = entries[i].enter(c);
    armed = false;
    bool refused = miser.left < 0;
    if (!done && !refused)
        fail_msg("%s: %s", entries[i].name, c->err.text);
    if (!done && c->err.text[0] == '\0')
        fail_msg("%s: refused %d, and nothing is said", entries[i].name, n);
    if (c->script && !case_show(c, "home"))
        fail_msg("%s: after refusing %d: %s", entries[i].name, n, c->err.text);
    script_destroy(c->script);
    c->script = NULL;
    return refused;
}

static void test_every_entry(void **state)
{
    (void)state;
    struct script_case *c = case_make();
    int all = 0;
    case_puts(c, "lib/lists.lua", "return { a = 'A' }");
    case_puts(c, "pages/home.lua", rich_page);
    case_puts(c, "tests/way.lua", test_file);
    case_open_pack(c);
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        int points = 0, n = 0;
        for (int for_good = 0; for_good <= 1; for_good++)
            for (n = 0; try_point(c, i, n, for_good); n += STRIDE)
                points++;
        print_message("%s: %d of %d handled\n", entries[i].name, points, points);
        if (n < entries[i].least)
            fail_msg("%s: only %d blocks", entries[i].name, n);
        all += points;
    }
    print_message("all: %d of %d handled\n", all, all);
    case_close(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_entry),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
