/* What the files of script/ share: the state of one visitor, its tables in Lua's
   registry, the read-only proxies that packs get of them, and how arguments are read. Not
   for others. */
#pragma once

#include <lauxlib.h>
#include <lua.h>

#include "base/buf.h"
#include "script/sandbox.h"
#include "script/script.h"

#define API_FIELDS 8
#define API_WORDS 32
#define SCRIPT_NUMBER_MAX 1000000000000000 /* what format writes */

enum script_mode {
    MODE_LOAD,    /* a file is being read: actions are values */
    MODE_DATA,    /* flows.lua is being read, in a state that has nothing else */
    MODE_BODY,    /* a page is being shown: actions are values, and must be handed to a
                     button */
    MODE_HANDLER, /* a button was touched: actions are asked for */
};

struct script_field {
    char key[32], text[SCRIPT_TYPED_MAX + 1];
};

struct script {
    struct sandbox sandbox;
    struct script_config config;
    const struct words *words[API_WORDS];
    char language[24];
    enum script_mode mode;
    struct outcome *outcome; /* of the handler that runs */
    struct arena *answers;   /* the strings of the last outcome */
    struct buf source;       /* of the file that is being loaded */
    struct script_field fields[API_FIELDS];
    uint64_t pages_kept;       /* the name of the newest page's refs: none is used twice */
    struct recorder *recorder; /* of flow tests; else NULL */
};
static inline struct script *script_of(lua_State *L)
{
    return sandbox_of(L)->owner;
}

/* Tables in the registry that belong to the state. */
enum slot {
    SLOT_API,        /* name -> function or table: what packs may call */
    SLOT_COMPONENTS, /* what the core's prelude gave */
    SLOT_ENV,        /* what the globals are looked up through: empty itself */
    SLOT_TEST_ENV,   /* the same for files of tests/ */
    SLOT_PROXY,      /* metatable of read-only tables */
    SLOT_SEALED,     /* metatable of nodes, actions and pages: nothing in them can be read */
    SLOT_ROWS,       /* metatable of csv's list */
    SLOT_ROW,        /* metatable of its rows */
    SLOT_ENTRY,      /* metatable of pack.pages' entries */
    SLOT_CLINIC,     /* metatable of clinic */
    SLOT_PACK,       /* metatable of pack */
    SLOT_STEPS,      /* what flow tests may call beside the API; else nil */
    SLOT_PAGES,      /* page id -> its table */
    SLOT_LIBS,       /* name -> what it returned */
    SLOT_LOADING,    /* path -> true, new in each call */
    SLOT_VISITOR,    /* the visitor's state */
    SLOT_PENDING,    /* copies that set{} made, merged when the handler has ended */
    SLOT_LOOSE,      /* actions made in this body */
    SLOT_REFS,       /* page.refs -> list of what its buttons run */
    SLOT_COUNT,
};
void slot_get(lua_State *L, enum slot slot);   /* +1 */
void slot_set(lua_State *L, enum slot slot);   /* -1 */
void slot_new(lua_State *L, enum slot slot);   /* an empty table into the slot */
void slot_empty(lua_State *L, enum slot slot); /* takes no memory, as slot_new does */

/* Keys that scripts can not make, in tables that the host made. */
enum mark {
    MARK_TARGET, /* the table behind a proxy */
    MARK_NAME,   /* its name: then a key that is not there is an error */
    MARK_NODE,   /* of a node: the copy of what it was given, */
    MARK_KIND,   /* its kind, */
    MARK_FILE,   /* and where it was made */
    MARK_LINE,
    MARK_ACTION, /* userdata struct value */
    MARK_PAGE,   /* the table of title, next, body, file, line */
    MARK_CSV,    /* light userdata const struct csv */
    MARK_ROW,    /* its row, from 0 */
    MARK_ENTRY,  /* light userdata: a page's id */
    MARK_COUNT,
};
int mark_get(lua_State *L, int index, enum mark mark);  /* +1, its type */
void mark_set(lua_State *L, int index, enum mark mark); /* -1 */

/* Replaces the table on the top by a read-only proxy of it, nested ones when touched. With
   a name, a key that is not there is an error. A proxy is left as it is. */
void proxy_wrap(lua_State *L, const char *name);
/* If the value at index is a proxy, what is behind it takes its place. */
void proxy_open(lua_State *L, int index);
void proxy_metatable(lua_State *L, enum slot slot, lua_CFunction index, lua_CFunction length);
int proxy_index(lua_State *L); /* as __index */

/* "unknown WHAT `NAME`", and what is written here for it, or the nearest of the names that are keys of the tables at
   these stack indices (0-terminated). `front` stands before each name. */
int api_unknown(lua_State *L, const char *what, const char *front, const char *name,
                const int *tables) __attribute__((noreturn));
/* The same for a NULL-terminated list, which is told where it is short and nothing is near. */
int api_unknown_of(lua_State *L, const char *what, const char *name, const char *const *names)
    __attribute__((noreturn));

int api_unknown_page(lua_State *L, const char *id, const char *near) __attribute__((noreturn));

/* The same for the files of the pack in a folder with an ending, which the name is without; with
   no ending, the name is the whole path. */
int api_unknown_file(lua_State *L, const char *what, const char *name, const char *folder,
                     const char *ending) __attribute__((noreturn));

/* Looks at a table's keys: positions 1 to the result, and names of the NULL-terminated
   list; any other key is an error. */
int api_options(lua_State *L, int index, const char *what, const char *const *names);

/* Arguments. `what` names it in the message: "rep: the count". */
void api_table(lua_State *L, int index, const char *what); /* a proxy is opened */
const char *api_string(lua_State *L, int index, const char *what, size_t *len);
lua_Integer api_integer(lua_State *L, int index, lua_Integer least, lua_Integer most,
                        const char *what);
double api_number(lua_State *L, int index, const char *what);
const char *api_page_id(lua_State *L, int index, const char *what); /* of a page of the pack */
/* A string for a page: valid UTF-8 without control characters, at most PAGE_MAX_TEXT. */
const char *api_words(lua_State *L, int index, const char *what);
char *api_scratch(lua_State *L, size_t size); /* +1; the collector frees it */
bool api_less(lua_State *L, int a, int b);    /* numbers, or strings by bytes; else raises */

/* What a pack may call. Lua's own functions take no notice of an argument too many: here it is an
   error, as what it would have asked for is not done. The last of a list has no name. */
struct api_function {
    const char *name;
    lua_CFunction run;
    int most;            /* arguments; API_ANY: any number */
    const char *instead; /* what to write instead of more; may be NULL */
};
#define API_ANY (-1)

/* Raises where there are more arguments than that. */
void api_most(lua_State *L, const char *name, int most, const char *instead);
/* To the table on the top; or as a read-only table in it. The list stays where it is. */
void api_add_functions(lua_State *L, const struct api_function *functions);
void api_add_library(lua_State *L, const char *name, const struct api_function *functions);

/* Each adds its names to the table on the top. */
void api_open_base(lua_State *L);
void api_open_text(lua_State *L);
void api_open_table(lua_State *L);
void api_open_math(lua_State *L);
void api_open_words(lua_State *L);
void api_open_nodes(lua_State *L);
void api_open_actions(lua_State *L);
void api_open_data(lua_State *L);
void api_open_places(lua_State *L);
void api_open_pack(lua_State *L);
void api_wrap_advice(lua_State *L); /* the prelude's component is given the clinic's words */
void api_open_files(lua_State *L);
void api_open_page(lua_State *L);
void api_open_bodies(lua_State *L); /* page.c: run_body */

/* files.c: Lua files of the pack. Each raises. */
void files_open_env(lua_State *L);
void files_load_prelude(lua_State *L);
void files_run(lua_State *L, const char *path, int layer); /* +1: what it gave; -1: uppermost */
void files_page(lua_State *L, const char *id);             /* +1: its table */
int files_forget(lua_State *L);                            /* for lua_pcall */

/* api_data.c */
struct csv;
const struct csv *data_csv_at(lua_State *L, int index); /* of csv's list or a row; or NULL */
lua_Integer data_row_at(lua_State *L, int index);       /* of a row its number; else -1 */
bool data_push_own_office(lua_State *L); /* +1 if this machine has a row of its own */
/* The language that the cell of a row is in, as the visitor reads it. */
const char *data_row_language(lua_State *L, int index, const char *column);

/* visitor.c: the visitor's state. */
void visitor_push_view(lua_State *L);       /* +1 */
void visitor_copy(lua_State *L, int index); /* +1: a checked deep copy of set's table */
void visitor_merge(lua_State *L);           /* -1: into the state */
void visitor_merge_pending(lua_State *L);
struct script_field *visitor_field(struct script *script, const char *key, bool make);

/* api_action.c */
struct value { /* an action, made by go, back, home, finish or set */
    enum action_kind kind;
    bool used;       /* by a button */
    struct place at; /* where it was made */
};
struct value *action_at(lua_State *L, int index);  /* or NULL */
const char *action_page(lua_State *L, int index);  /* of a go */
void action_push_payload(lua_State *L, int index); /* +1: a go's page, what a set sets */
void action_check_loose(lua_State *L);

/* nodes.c: what primitives give. */
struct made {
    enum node_kind kind;
    const char *file; /* held by the node */
    int line;
};
bool node_at(lua_State *L, int index, struct made *out); /* false: it is none */

/* options.c. Reads the named values of the table at index into the struct at `out`, whose strings
   go into the arena; gives the number of its positions, which are not looked at. The last of the
   options has no name. */
struct option;
int api_read_options(lua_State *L, int index, const char *what, const struct option *options,
                     struct arena *arena, void *out);
/* The string at the top, checked as words for a page. */
const char *api_keep_words(lua_State *L, struct arena *arena, const char *what);

/* The icon of the core that the string at the index names, or raises. */
void api_check_icon(lua_State *L, int index, const char *what);

/* steps.c: what files of tests/ may call beside. */
void steps_add(lua_State *L); /* to the table on the top */

/* page.c */
int page_show(lua_State *L); /* argument: struct showing */
struct showing {
    const char *id;
    enum script_use use;
    struct arena *arena;
    struct page *page;
};
