/* A pack in a directory of its own, for the tests of src/script: files are written, a
   script is opened on them, its pages become short texts that rows can name. */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"
#include "script/declared.h"
#include "script/script.h"
#include "stack.h"

#define CASE_UNUSED __attribute__((unused))

struct script_case {
    char core[64], dir[64];
    const char *lowest; /* layer: core, unless a test wants the real one */
    struct pack *pack;
    struct arena *flows;
    struct tables *tables;
    struct buf zip_bytes;
    struct zips zips;
    struct script *script;
    struct arena *arena;
    struct page page;
    struct err err;
};

static const char case_conf[] =
    "id = case\ntitle = A case\nversion = 1.2\nsequence = 1\napi = 2\nlanguages = en es\n"
    "start = home\nattract = attract\n";

static const char case_offices[] =
    "name,street,city,state,zip,phone,hours,lat,lon,id\n"
    "Alamo,1 A St,San Antonio,TX,78205,2105550101,Mon 8-5,29.42,-98.49,alamo\n"
    "Hill,2 B St,Boerne,TX,78006,2105550102,Tue 9am-4pm,29.79,-98.73,hill\n"
    ",3 C St,Kerrville,TX,78028,2105550103,,30.05,-99.14,kerr\n";

#define CASE_PAGE(title, body)                                                                     \
    "return page { title = \"" title "\", body = function(visitor) return { " body " } end }\n"

CASE_UNUSED static void case_write(const char *dir, const char *path, const char *text, size_t len)
{
    char full[256], parent[256];
    snprintf(full, sizeof full, "%s/%s", dir, path);
    snprintf(parent, sizeof parent, "%s", full);
    *strrchr(parent, '/') = '\0';
    struct err err;
    if (!file_make_dirs(parent, &err) || !file_replace(full, text, len, &err))
        fail_msg("%s", err.text);
}

CASE_UNUSED static void case_puts(const struct script_case *c, const char *path, const char *text)
{
    case_write(c->dir, path, text, strlen(text));
}

CASE_UNUSED static struct script_case *case_make(void)
{
    struct script_case *c = calloc(1, sizeof *c);
    strcpy(c->core, "/tmp/anteroom-core-XXXXXX");
    strcpy(c->dir, "/tmp/anteroom-case-XXXXXX");
    assert_non_null(mkdtemp(c->core));
    assert_non_null(mkdtemp(c->dir));
    case_write(c->core, "icons/pin.png", "<svg/>", 6);
    case_write(c->core, "icons/check.png", "<svg/>", 6);
    static const char end[] = CASE_PAGE("What next", "");
    case_write(c->core, "lib/end.lua", end, sizeof end - 1);
    case_puts(c, "pack.conf", case_conf);
    case_puts(c, "flows.lua", "return flows { learn = { title = 'Learn', 'home', 'other' } }");
    case_puts(c, "clinic.conf", "phone = (210) 555-0142\nphone.by = Ann\n");
    case_puts(c, "pages/home.lua", CASE_PAGE("Home", ""));
    case_puts(c, "pages/other.lua", CASE_PAGE("Other", ""));
    case_puts(c, "pages/attract.lua", CASE_PAGE("Attract", ""));
    case_puts(c, "images/a.svg", "<svg/>");
    case_puts(c, "data/locations.csv", case_offices);
    case_puts(c, "data/things.csv", "what;how\nice;cold\ntea;hot\n");
    c->arena = arena_create();
    c->lowest = c->core;
    return c;
}

/* Opens the pack as it stands on the disk. */
CASE_UNUSED static void case_open_pack(struct script_case *c)
{
    const char *layers[] = {c->lowest, c->dir};
    c->pack = pack_open(stack_of(layers, 2).layers, 2, NULL, &c->err);
    c->flows = arena_create();
    if (!c->pack || !declared_read(c->pack, c->flows, &c->err))
        fail_msg("%s", c->err.text);
    if (!file_read(CORE_DIR "/data/zips.bin", ZIPS_MAX_BYTES, &c->zip_bytes, &c->err) ||
        !zips_open(&c->zips, c->zip_bytes.bytes, c->zip_bytes.len, &c->err))
        fail_msg("%s", c->err.text);
    c->tables = tables_create(c->pack, &c->zips);
}

CASE_UNUSED static bool case_open_script(struct script_case *c)
{
    const struct script_config config = {
        .pack = c->pack,
        .zips = &c->zips,
        .tables = c->tables,
        .language = "en",
        .own_office = "hill",
        .refused_settings = "anteroom.conf:1: no",
    };
    c->err.text[0] = '\0';
    c->script = script_create(&config, &c->err);
    return c->script != NULL;
}

CASE_UNUSED static struct script_case *case_open(void)
{
    struct script_case *c = case_make();
    case_open_pack(c);
    assert_true(case_open_script(c));
    return c;
}

CASE_UNUSED static void case_close(struct script_case *c)
{
    char command[256];
    script_destroy(c->script);
    tables_destroy(c->tables);
    pack_close(c->pack);
    arena_destroy(c->flows);
    buf_free(&c->zip_bytes);
    arena_destroy(c->arena);
    snprintf(command, sizeof command, "rm -rf %s %s", c->core, c->dir);
    assert_int_equal(system(command), 0);
    free(c);
}

static bool case_size(void *context, const char *path, int *w, int *h, struct err *err)
{
    (void)context;
    if (strstr(path, "bad"))
        return err_set(err, "%s: is no picture", path);
    *w = 640;
    *h = 420;
    return true;
}

CASE_UNUSED static bool case_show(struct script_case *c, const char *id)
{
    const struct script_pictures pictures = {NULL, case_size};
    arena_clear(c->arena);
    c->err.text[0] = '\0';
    return script_page(c->script, id, SCRIPT_TO_TOUCH, &pictures, c->arena, &c->page, &c->err);
}

/* Writes pages/home.lua anew and shows it in a new state. */
CASE_UNUSED static bool case_show_source(struct script_case *c, const char *source, size_t len)
{
    case_write(c->dir, "pages/home.lua", source, len);
    script_destroy(c->script);
    return case_open_script(c) && case_show(c, "home");
}

/* The source of a page whose body runs `before` and returns `nodes`. */
CASE_UNUSED static bool case_show_body(struct script_case *c, const char *before, const char *nodes)
{
    struct buf buf = {0};
    buf_printf(&buf,
               "return page { title = \"T\", body = function(visitor)\n%s\nreturn { %s } "
               "end }\n",
               before, nodes);
    bool shown = case_show_source(c, buf.bytes, buf.len);
    buf_free(&buf);
    return shown;
}

/* The message without the place of the file in /tmp. */
CASE_UNUSED static const char *case_error(const struct script_case *c)
{
    const char *at = strstr(c->err.text, c->dir);
    return at ? at + strlen(c->dir) + 1 : c->err.text;
}
