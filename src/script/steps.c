/* Records a flow test: the file runs once, its functions only append steps. What they
   lead to is seen when the steps are played. */
#include "script/steps.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "script/api.h"

#define TESTS_MAX 1000
#define STEPS_MAX 10000 /* of one test */
#define TEXTS_MAX 50
#define WAIT_MAX 100000.0
#define TOUCH_MAX 5000.0

struct recorder {
    struct arena *arena;
    const char *file, *fixture;
    struct flow_test tests[TESTS_MAX];
    int test_count;
    struct flow_step steps[STEPS_MAX]; /* of the test that is being recorded */
    int step_count;
    bool in_test;
};

static struct flow_step *append(lua_State *L, const char *name)
{
    struct recorder *recorder = script_of(L)->recorder;
    struct place at;
    sandbox_place(L, &at);
    if (!recorder->in_test)
        sandbox_error(L, "steps belong in a test: test(\"what it shows\", function() ... end)");
    if (recorder->step_count == STEPS_MAX)
        sandbox_error(L, "a test may have at most %d steps", STEPS_MAX);
    struct flow_step *step = &recorder->steps[recorder->step_count++];
    *step = (struct flow_step){.name = name, .line = at.line};
    return step;
}

/* The text at index 1, one of the known ones if there are such. */
static int append_text(lua_State *L, const char *name, const char *what, const char *const *known)
{
    const char *text = api_words(L, 1, what);
    if (text[0] == '\0')
        sandbox_error(L, "%s is empty", what);
    int i = 0;
    while (known && known[i] && strcmp(text, known[i]) != 0)
        i++;
    if (known && !known[i])
        api_unknown_of(L, what, text, known);
    append(L, name)->text = arena_strdup(script_of(L)->recorder->arena, text);
    return 0;
}

/* Steps of any one text, and those without one. */
static const struct {
    const char *name;
    const char *what; /* NULL: no text */
} plain_steps[] = {
    {"start", NULL},          {"more", NULL},
    {"tap", "tap: the name"}, {"type", "type: the text"},
    {"see", "see: the text"}, {"dont_see", "dont_see: the text"},
    {"key", "key: the name"},
};

static int f_plain_step(lua_State *L)
{
    lua_Integer i = lua_tointeger(L, lua_upvalueindex(1));
    api_most(L, plain_steps[i].name, plain_steps[i].what != NULL, "write a step for each");
    if (plain_steps[i].what)
        return append_text(L, plain_steps[i].name, plain_steps[i].what, NULL);
    append(L, plain_steps[i].name);
    return 0;
}

static int f_on(lua_State *L)
{
    api_page_id(L, 1, "on: the page");
    return append_text(L, "on", "on: the page", NULL);
}

static int f_theme(lua_State *L)
{
    static const char *const themes[] = {"calm", "dark", NULL};
    return append_text(L, "theme", "theme", themes);
}

static int f_language(lua_State *L)
{
    const struct pack_info *info = pack_info(script_of(L)->config.pack);
    const char *codes[PACK_LANGUAGES + 1] = {0};
    memcpy(codes, info->languages, (size_t)info->language_count * sizeof *codes);
    return append_text(L, "language", "language of the pack", codes);
}

static int f_in_order(lua_State *L)
{
    int count = lua_gettop(L);
    if (count < 2 || count > TEXTS_MAX)
        sandbox_error(L, "in_order takes 2 to %d texts", TEXTS_MAX);
    struct arena *arena = script_of(L)->recorder->arena;
    const char **texts = arena_alloc(arena, (size_t)(count + 1) * sizeof *texts);
    for (int i = 0; i < count; i++)
        texts[i] = arena_strdup(arena, api_words(L, i + 1, "in_order: a text"));
    append(L, "in_order")->texts = texts;
    return 0;
}

static int f_wait(lua_State *L)
{
    double seconds = api_number(L, 1, "wait: the seconds");
    if (!(seconds >= 0 && seconds <= WAIT_MAX))
        sandbox_error(L, "wait: seconds from 0 to %d", (int)WAIT_MAX);
    append(L, "wait")->number = seconds;
    return 0;
}

static int f_text_size(lua_State *L)
{
    lua_Integer size = api_integer(L, 1, 100, 200, "text_size: the percent");
    if (size != 100 && size != 150 && size != 200)
        sandbox_error(L, "text_size is 100, 150 or 200");
    append(L, "text_size")->number = (double)size;
    return 0;
}

static int f_touch(lua_State *L)
{
    double x = api_number(L, 1, "touch: x in mm"), y = api_number(L, 2, "touch: y in mm");
    if (!(x >= 0 && x <= TOUCH_MAX && y >= 0 && y <= TOUCH_MAX))
        sandbox_error(L, "touch: x and y are mm from the upper left, 0 to %d", (int)TOUCH_MAX);
    struct flow_step *step = append(L, "touch");
    step->x = x;
    step->y = y;
    return 0;
}

static int f_fixture(lua_State *L)
{
    struct recorder *recorder = script_of(L)->recorder;
    const char *layer = api_words(L, 1, "fixture: the layer's name");
    if (recorder->in_test || recorder->test_count > 0 || recorder->fixture)
        sandbox_error(L, "fixture stands once, before the file's first test");
    recorder->fixture = arena_strdup(recorder->arena, layer);
    return 0;
}

static void *keep(struct arena *arena, const void *items, size_t size)
{
    return memcpy(arena_alloc(arena, size), items, size);
}

static int f_test(lua_State *L)
{
    struct recorder *recorder = script_of(L)->recorder;
    const char *name = api_words(L, 1, "test: the name");
    if (!lua_isfunction(L, 2))
        sandbox_error(L, "test takes a name and a function, as in test(\"...\", function() "
                         "... end)");
    if (recorder->in_test)
        sandbox_error(L, "a test in a test");
    if (recorder->test_count == TESTS_MAX)
        sandbox_error(L, "a file may have at most %d tests", TESTS_MAX);
    struct place at;
    sandbox_place(L, &at);
    recorder->in_test = true;
    recorder->step_count = 0;
    lua_settop(L, 2);
    sandbox_call(L, 0, 0);
    recorder->in_test = false;
    recorder->tests[recorder->test_count++] = (struct flow_test){
        .file = recorder->file,
        .name = arena_strdup(recorder->arena, name),
        .steps = keep(recorder->arena, recorder->steps,
                      (size_t)recorder->step_count * sizeof *recorder->steps),
        .step_count = recorder->step_count,
        .line = at.line,
    };
    return 0;
}

void steps_add(lua_State *L)
{
    static const struct api_function functions[] = {
        {"test", f_test, 2, NULL},
        {"fixture", f_fixture, 1, NULL},
        {"on", f_on, 1, NULL},
        {"in_order", f_in_order, API_ANY, NULL},
        {"wait", f_wait, 1, NULL},
        {"theme", f_theme, 1, NULL},
        {"text_size", f_text_size, 1, NULL},
        {"touch", f_touch, 2, NULL},
        {"language", f_language, 1, NULL},
        {NULL, NULL, 0, NULL},
    };
    api_add_functions(L, functions);
    for (size_t i = 0; i < sizeof plain_steps / sizeof *plain_steps; i++) {
        lua_pushinteger(L, (lua_Integer)i);
        lua_pushcclosure(L, f_plain_step, 1);
        lua_setfield(L, -2, plain_steps[i].name);
    }
}

static int run_file(lua_State *L)
{
    lua_newtable(L);
    steps_add(L);
    slot_set(L, SLOT_STEPS);
    files_run(L, lua_touserdata(L, 1), -1);
    return 0;
}

bool steps_record(const struct pack *pack, const char *path, struct arena *arena,
                  struct flow_tests *out, struct err *err)
{
    *out = (struct flow_tests){0};
    struct tables *tables = tables_create(pack, NULL);
    const struct script_config config = {
        .pack = pack,
        .tables = tables,
        .language = pack_info(pack)->languages[0],
    };
    struct script *script = script_create(&config, err);
    bool done = false;
    if (script) {
        struct recorder *recorder = xcalloc(1, sizeof *recorder);
        recorder->arena = arena;
        recorder->file = arena_strdup(arena, pack_where(pack, path, arena));
        script->recorder = recorder;
        done = sandbox_run(&script->sandbox, SCRIPT_LOAD_MS, run_file, (void *)path, err);
        if (done) {
            size_t size = (size_t)recorder->test_count * sizeof *recorder->tests;
            out->items = keep(arena, recorder->tests, size);
            out->count = recorder->test_count;
        }
        out->fixture = recorder->fixture;
        free(recorder);
    }
    script_destroy(script);
    tables_destroy(tables);
    return done;
}
