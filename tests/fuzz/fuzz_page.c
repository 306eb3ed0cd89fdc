/* A script that returns hostile trees: bytes choose rules of a small grammar, which writes
   the source of a page; it runs in the sandbox, and what it gives is laid out. */
#include "fuzz_dir.h"
#include "fuzz_stage.h"
#include "stack.h"

#define SOURCE_MAX 20000
#define DEPTH 12

struct writer {
    struct bytes bytes;
    struct buf out;
};

static const char *const strings[] = {
    "\"\"",
    "\"x\"",
    "_\"Does walking hurt?\"",
    "rep(\"walk \", 200)",
    "rep(\"\\n\", 300)",
    "rep(\"W\", 400)",
    "\"**bold** and **open\"",
    "\"\\u{202e}turned\\u{2066}\"",
    "\"\\xff\\xfe\"",
    "format(\"%d miles\", 3)",
    "\"\\u{5d0}\\u{5d1} 12\"",
    "visitor.zip",
    "nil",
    "{}",
    "1",
};

static const char *const numbers[] = {"0",   "1",   "2",     "3",   "10",  "100", "-1",
                                      "1.5", "1e9", "65536", "0/0", "1/0", "nil", "\"2\""};

static const char *const actions[] = {"home()",        "back()",
                                      "go \"home\"",   "go \"none\"",
                                      "set { a = 1 }", "function() set { a = 1 } end",
                                      "finish()",      "nil"};

/* One rule: `$` is a list of nodes, `s` after `%` a string, `n` a number, `a` an action. */
static const char *const rules[] = {
    "text(%s)",
    "heading(%s)",
    "lead(%s)",
    "note(%s)",
    "warning { %s, %s }",
    "column { $ }",
    "row { $ }",
    "grid { columns = %n, $ }",
    "grid { $ }",
    "column { gap = %n, $ }",
    "button { %s, %a }",
    "button { %s, %a, kind = \"primary\" }",
    "button { %s, %a, icon = \"pin\" }",
    "card { %s, %s, icon = \"pin\", %a }",
    "menu { $ }",
    "steps { %s, %s }",
    "timeline { { %s, %s }, { %s, %s } }",
    "questions { { %s, %s } }",
    "sources { %s, %s }",
    "dots(%n, %n, { caption = %s })",
    "progress { %n, %n }",
    "spacer(%n)",
    "qr { %s, alt = %s }",
    "checklist { key = \"k\", { id = \"a\", %s }, { id = \"b\", %s } }",
    "field { key = \"zip\", kind = \"zip\" }",
    "field { key = \"town\", kind = \"town\" }",
    "picture { \"images/a.png\", alt = %s, caption = %s }",
    "picture { \"images/a.png\", alt = \"\", words = { { %n, %n, %s } } }",
    "handoff { text = %s }",
    "locator { rows = csv \"data/locations.csv\", go = \"home\" }",
    "row { text(%s), $ }",
    "nil",
    "false",
    "{ $ }",
    "%s",
    "%n",
};

static const char *choose(struct writer *writer, const char *const *all, size_t count)
{
    return all[bytes_below(&writer->bytes, (unsigned)count)];
}
#define CHOOSE(writer, all) choose(writer, all, sizeof all / sizeof *all)

static void write_nodes(struct writer *writer, int depth);

static void write_node(struct writer *writer, int depth)
{
    for (const char *c = CHOOSE(writer, rules); *c; c++) {
        if (*c == '$')
            write_nodes(writer, depth + 1);
        else if (*c != '%')
            buf_append(&writer->out, c, 1);
        else if (*++c == 's')
            buf_puts(&writer->out, CHOOSE(writer, strings));
        else if (*c == 'n')
            buf_puts(&writer->out, CHOOSE(writer, numbers));
        else
            buf_puts(&writer->out, CHOOSE(writer, actions));
    }
    buf_puts(&writer->out, ", ");
}

static void write_nodes(struct writer *writer, int depth)
{
    unsigned count = bytes_below(&writer->bytes, 5);
    for (unsigned i = 0; i < count && depth < DEPTH; i++)
        if (writer->bytes.left > 0 && writer->out.len < SOURCE_MAX)
            write_node(writer, depth);
}

static struct bundle *open_pack(struct err *err)
{
    static const char conf[] = "id = x\ntitle = x\nversion = 1\nsequence = 1\napi = 2\n"
                               "languages = en\nstart = home\nattract = home\n";
    static const char offices[] = "name,street,city,state,zip,phone\n"
                                  "Alamo,1 A St,San Antonio,TX,78205,2105550101\n";
    struct buf picture = {0};
    PROMISE(file_read(SOURCE_DIR "/tests/fuzz/corpus/picture/rgba.png", 65536, &picture, err));
    fuzz_dir_write("pack/pack.conf", conf, sizeof conf - 1);
    fuzz_dir_write("pack/data/locations.csv", offices, sizeof offices - 1);
    fuzz_dir_write("pack/images/a.png", picture.bytes, picture.len);
    fuzz_dir_write("pack/pages/home.lua", "", 0);
    buf_free(&picture);
    const char *layers[] = {fuzz_dir_file("pack")};
    return bundle_open(CORE_DIR, stack_of(layers, 1).layers, 1, NULL, err);
}

static void show(struct bundle *bundle, struct stage *stage)
{
    struct err err = {""};
    struct script_config config = bundle_script_config(bundle, "en");
    struct script *script = script_create(&config, &err);
    PROMISE(script);
    bool good = stage_load(stage, script, "home", SCRIPT_TO_TOUCH, &err);
    PROMISE(good == (*err.text == '\0'));
    fuzz_stage_show(stage); /* the calm page, where it is not good */
    stage_leave(stage);
    script_destroy(script);
    fonts_forget(bundle_fonts(bundle));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct bundle *bundle;
    static struct stage stage;
    struct err err = {""};
    if (!bundle) {
        bundle = open_pack(&err);
        if (!bundle)
            fprintf(stderr, "%s\n", err.text);
        PROMISE(bundle);
        stage_init(&stage, bundle);
    }
    struct writer writer = {.bytes = bytes_of(data, size)};
    fuzz_stage_vary(&stage, &writer.bytes);
    buf_puts(&writer.out, "return page { title = \"T\", body = function(visitor) return { ");
    write_nodes(&writer, 0);
    buf_puts(&writer.out, " } end }\n");
    if (getenv("FUZZ_PRINT"))
        fprintf(stderr, "%s", writer.out.bytes);
    fuzz_dir_write("pack/pages/home.lua", writer.out.bytes, writer.out.len);
    show(bundle, &stage);
    buf_free(&writer.out);
    return 0;
}
