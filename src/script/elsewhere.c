/* What to write here for a name that is known elsewhere: a table, as the nearest name by letters
   is often another thing (gsub is not sub, math.pow not math.pi). */
#include "script/elsewhere.h"

#include <stddef.h>
#include <string.h>

#define NO_PATTERNS                                                                                \
    "there are no patterns: string.find, string.split, string.starts and string.ends look for "    \
    "text as it stands"
#define NO_FILES "a pack reads its own data by csv \"data/x.csv\" and keeps nothing"
#define NO_CHANCE "a page is the same at each showing, so nothing is left to chance"
#define NO_CODE "a file of lib/ is taken in by use \"name\""
#define NO_META "a table holds its values alone: write a function that takes it"
#define NO_RAW "index the table: t[key]"
#define NO_CATCH "look at a value before it is used: the first error ends the page"
#define NO_THREADS "a page is shown anew at each touch: keep what is needed by set { key = value }"
#define NO_ANGLES "packs have no angles or powers: x * x is a square, math.sqrt its root"
#define NO_BITS "write the operators & | ~ << >>"
#define NO_BYTES "packs handle no bytes: format(\"%d\", n) writes a number"
#define NIL "write nil"
#define TO_STRING "write tostring(value)"
#define TO_NUMBER "write tonumber(text)"
#define LENGTH "write #list, or #text for its bytes, utf8.len(text) for its letters"
#define JOIN "join text by .. and lists by table.concat"
#define ADD "write table.insert(list, value)"
#define SAY "what a visitor reads is text(_\"...\"); for a look at a value write error(value)"

static const struct {
    const char *name, *cure;
} rows[] = {
    /* Lua's globals. */
    {"_G", "write local names, and use \"name\" for what files share"},
    {"_VERSION", "packs are written in Lua 5.4"},
    {"arg", "a page's body gets the visitor: body = function(visitor)"},
    {"bit", NO_BITS},
    {"bit32", NO_BITS},
    {"collectgarbage", "memory is given back by itself"},
    {"coroutine", NO_THREADS},
    {"debug", "error(\"...\") tells file and line"},
    {"dofile", NO_CODE},
    {"getfenv", NO_META},
    {"getmetatable", NO_META},
    {"io", NO_FILES},
    {"load", NO_CODE},
    {"loadfile", NO_CODE},
    {"loadstring", NO_CODE},
    {"module", NO_CODE},
    {"newproxy", NO_META},
    {"next", "write for key, value in pairs(t) do ... end; of an empty list #list is 0"},
    {"os", "a kiosk's clock may be wrong: date \"2026-08-05\" writes a day that is named"},
    {"package", NO_CODE},
    {"pcall", NO_CATCH},
    {"print", SAY},
    {"rawequal", "write a == b"},
    {"rawget", NO_RAW},
    {"rawlen", "write #t"},
    {"rawset", NO_RAW},
    {"require", NO_CODE},
    {"setfenv", NO_META},
    {"setmetatable", NO_META},
    {"unpack", "write table.unpack(list)"},
    {"warn", SAY},
    {"xpcall", NO_CATCH},
    /* string */
    {"string.char", "write utf8.char(65)"},
    {"string.dump", NO_CODE},
    {"string.format", "write format(_\"%d miles\", n)"},
    {"string.gfind", NO_PATTERNS},
    {"string.gmatch", NO_PATTERNS},
    {"string.gsub",
     "there are no patterns: table.concat(string.split(text, old), new) puts new for old"},
    {"string.match", NO_PATTERNS},
    {"string.pack", NO_BYTES},
    {"string.packsize", NO_BYTES},
    {"string.unpack", NO_BYTES},
    /* table */
    {"table.foreach", "write for key, value in pairs(t) do ... end"},
    {"table.foreachi", "write for i, value in ipairs(t) do ... end"},
    {"table.getn", "write #t"},
    {"table.maxn", "write #t"},
    {"table.move", "write a for loop: for i = 1, #from do to[i] = from[i] end"},
    {"table.pack", "write { ... }, and select(\"#\", ...) for their number"},
    {"table.setn", "a list ends where its values do"},
    /* math */
    {"math.acos", NO_ANGLES},
    {"math.asin", NO_ANGLES},
    {"math.atan", NO_ANGLES},
    {"math.atan2", NO_ANGLES},
    {"math.cos", NO_ANGLES},
    {"math.cosh", NO_ANGLES},
    {"math.deg", NO_ANGLES},
    {"math.exp", "write 2.718281828 ^ x"},
    {"math.frexp", NO_ANGLES},
    {"math.ldexp", "write m * 2.0 ^ e"},
    {"math.log", NO_ANGLES},
    {"math.log10", NO_ANGLES},
    {"math.maxinteger", "write math.huge, or 0x7fffffffffffffff"},
    {"math.mininteger", "write -math.huge"},
    {"math.mod", "write a % b"},
    {"math.modf", "write math.floor(x), and x % 1 for the rest"},
    {"math.pow", "write x ^ y"},
    {"math.rad", NO_ANGLES},
    {"math.random", NO_CHANCE},
    {"math.randomseed", NO_CHANCE},
    {"math.round", "write math.floor(x + 0.5)"},
    {"math.sin", NO_ANGLES},
    {"math.sinh", NO_ANGLES},
    {"math.tan", NO_ANGLES},
    {"math.tanh", NO_ANGLES},
    {"math.type", "math.tointeger(x) is nil where x is not whole"},
    {"math.ult", "write a < b"},
    /* utf8 */
    {"utf8.charpattern", NO_PATTERNS},
    {"utf8.codes", "write for i = 1, utf8.len(text) do, and utf8.offset(text, i) is its byte"},
    /* As other languages have it. */
    {"NULL", NIL},
    {"Nil", NIL},
    {"None", NIL},
    {"null", NIL},
    {"undefined", NIL},
    {"True", "write true"},
    {"TRUE", "write true"},
    {"False", "write false"},
    {"FALSE", "write false"},
    {"console", SAY},
    {"echo", SAY},
    {"printf", SAY},
    {"len", LENGTH},
    {"strlen", LENGTH},
    {"string.length", LENGTH},
    {"table.length", LENGTH},
    {"table.size", LENGTH},
    {"str", TO_STRING},
    {"String", TO_STRING},
    {"string.tostring", TO_STRING},
    {"string.toString", TO_STRING},
    {"int", TO_NUMBER},
    {"float", TO_NUMBER},
    {"Number", TO_NUMBER},
    {"parseInt", TO_NUMBER},
    {"parseFloat", TO_NUMBER},
    {"string.tonumber", TO_NUMBER},
    {"string.concat", JOIN},
    {"string.join", JOIN},
    {"table.join", "write table.concat(list, \", \")"},
    {"table.add", ADD},
    {"table.append", ADD},
    {"table.push", ADD},
    {"table.pop", "write table.remove(list)"},
    {"string.contains", "write string.find(text, what, 1, true)"},
    {"string.includes", "write string.find(text, what, 1, true)"},
    {"string.indexOf", "write string.find(text, what, 1, true)"},
    {"string.startswith", "write string.starts(text, what)"},
    {"string.startsWith", "write string.starts(text, what)"},
    {"string.endswith", "write string.ends(text, what)"},
    {"string.endsWith", "write string.ends(text, what)"},
    {"string.replace", "table.concat(string.split(text, old), new) puts new for old"},
    {"string.slice", "write string.sub(text, first, last)"},
    {"string.substr", "write string.sub(text, first, last)"},
    {"string.substring", "write string.sub(text, first, last)"},
    {"string.strip", "write string.trim(text)"},
    {"string.toLowerCase", "write string.lower(text)"},
    {"string.toUpperCase", "write string.upper(text)"},
    {"include", NO_CODE},
    {"import", NO_CODE},
    {"range", "write for i = first, last do"},
    {"this", "a page's body gets the visitor: body = function(visitor)"},
    {"self", "a page's body gets the visitor: body = function(visitor)"},
};

const char *elsewhere_cure(const char *name)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(rows[i].name, name) == 0)
            return rows[i].cure;
    }
    return NULL;
}
