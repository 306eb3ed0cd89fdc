/* What a kiosk shows of the store, on the virtual clock: a new pack proves itself or is
   given up; what is damaged, crashes or can not be written leads to what was there. */
#include "kiosk.h"
#include "signing.h"

#include "kiosk/shown.h"
#include "layer/layer_write.h"
#include "store/store_clinic.h"
#include "store/store_install.h"

#define START_MS 1000000

struct machine {
    struct scratch scratch;
    struct config config;
    char store[128], keys[128], core[128];
    struct shown *shown;
    struct bundle *bundle;
    int64_t now_ms;
};

/* A kiosk's machine: the core in a directory of its own, one content key, no pack. */
static void machine_make(struct machine *m)
{
    *m = (struct machine){.scratch = scratch_make(), .now_ms = START_MS};
    struct signing_key key = signing_key(1);
    snprintf(m->store, sizeof m->store, "%s/store", m->scratch.path);
    snprintf(m->keys, sizeof m->keys, "%s/keys", m->scratch.path);
    snprintf(m->core, sizeof m->core, "%s/share/core", m->scratch.path);
    scratch_write(&m->scratch, "keys/content-one.pub", signing_pub(&key).text);
    scratch_write(&m->scratch, "share/", "");
    scratch_write(&m->scratch, "share/packs/", "");
    scratch_link(&m->scratch, "share/core", CORE_DIR);
    m->config = (struct config){.idle_s = 90, .warn_s = 60};
}

static void machine_stop(struct machine *m)
{
    shown_destroy(m->shown);
    bundle_close(m->bundle);
    m->shown = NULL;
    m->bundle = NULL;
}

static void machine_remove(struct machine *m)
{
    machine_stop(m);
    scratch_remove(&m->scratch);
}

/* Opens what is to be shown, as a kiosk does at its start and when shown_is_due. Gives
   the pack's version, "none" where there is none. */
static const char *machine_open(struct machine *m)
{
    struct err err = {0};
    m->config.store = m->store;
    m->config.signers = m->keys;
    struct shown_config config = {
        .core = m->core, .config = &m->config, .display = {.distance_mm = 600}};
    assert_true(display_parse(&config.display, "1024x600@10.1"));
    if (!m->shown)
        m->shown = shown_create(&config);
    struct bundle *bundle = shown_open(m->shown, &err);
    bundle_close(m->bundle);
    m->bundle = bundle;
    if (!bundle)
        assert_string_not_equal(err.text, "");
    return bundle ? pack_info(bundle_pack(bundle))->version : "none";
}

static const char *machine_restart(struct machine *m)
{
    machine_stop(m);
    return machine_open(m);
}

/* The same after a start that ended so. */
static const char *machine_fall(struct machine *m, enum store_end end)
{
    store_starts_note_end(end);
    return machine_restart(m);
}

static void machine_rehearse(struct machine *m)
{
    while (shown_rehearses(m->shown))
        shown_rehearse(m->shown);
}

/* Until a pack on trial would be good. */
static void machine_prove(struct machine *m)
{
    shown_drawn(m->shown, m->now_ms);
    machine_rehearse(m);
    m->now_ms += SHOWN_TRIAL_MS;
    shown_tick(m->shown, m->now_ms);
}

static bool let_pass(void *context, const struct pack_layer *layers, size_t count, struct err *err)
{
    (void)context, (void)layers, (void)count, (void)err;
    return true;
}

/* The small pack in this version, with one page changed, as a packed file. */
static void write_pack(const struct machine *m, const char *file, int version, const char *page,
                       const char *text)
{
    static const char *const plain[] = {"pages/spoilt.lua", "pages/home.lua", "pages/a.lua"};
    struct scratch dir = scratch_make();
    char conf[400];
    struct err err = {0};
    kiosk_write_pack(&dir);
    snprintf(conf, sizeof conf,
             "id = small\ntitle = Small\nversion = v%d\nsequence = %d\napi = 2\n"
             "languages = en es\nstart = home\nattract = one\nhelp = help\n",
             version, version);
    scratch_write(&dir, "pack.conf", conf);
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        scratch_write(&dir, plain[i],
                      "return page { title = 'T', body = function() return {} end }");
    if (page)
        scratch_write(&dir, page, text);
    struct layer *layer = layer_open(dir.path, &err);
    struct layer_writer *writer = layer_writer_create();
    for (size_t i = 0; i < layer_file_count(layer); i++) {
        struct buf bytes = {0};
        assert_true(layer_read(layer, layer_file(layer, i), 1 << 20, &bytes, &err));
        layer_writer_add(writer, layer_file(layer, i), &bytes);
    }
    struct buf packed = {0};
    assert_true(layer_writer_pack(writer, &packed, &err));
    assert_true(file_replace(scratch_path(&m->scratch, file), packed.bytes, packed.len, &err));
    layer_writer_destroy(writer);
    layer_close(layer);
    buf_free(&packed);
    scratch_remove(&dir);
}

/* A packed layer of one file. */
static void write_layer(const struct machine *m, const char *file, const char *path,
                        const char *text)
{
    struct buf bytes = {0}, packed = {0};
    struct err err = {0};
    struct layer_writer *writer = layer_writer_create();
    buf_puts(&bytes, text);
    layer_writer_add(writer, path, &bytes);
    assert_true(layer_writer_pack(writer, &packed, &err));
    assert_true(file_replace(scratch_path(&m->scratch, file), packed.bytes, packed.len, &err));
    layer_writer_destroy(writer);
    buf_free(&packed);
}

static void sign(const struct machine *m, const char *file)
{
    struct signing_key key = signing_key(1);
    struct buf bytes = {0};
    char name[80];
    assert_true(file_read(scratch_path(&m->scratch, file), 1 << 24, &bytes, NULL));
    struct digest digest = digest_of(bytes.bytes, bytes.len);
    snprintf(name, sizeof name, "%s.minisig", file);
    scratch_write(&m->scratch, name, signing_minisig(&key, &digest, "a test").text);
    buf_free(&bytes);
}

static void install_file(const struct machine *m, const char *file)
{
    struct store_installer installer = {.dir = m->store, .signers = m->keys, .rehearse = let_pass};
    struct store_news news;
    struct err err = {0};
    sign(m, file);
    if (!store_install(&installer, scratch_path(&m->scratch, file), &news, &err))
        fail_msg("%s", err.text);
}

static void install_page(const struct machine *m, int version, const char *page, const char *text)
{
    write_pack(m, "new.pack", version, page, text);
    install_file(m, "new.pack");
}

static void install(const struct machine *m, int version)
{
    install_page(m, version, NULL, NULL);
}

static struct store read_store(const struct machine *m)
{
    struct store store;
    struct err err = {0};
    if (!store_read(&store, m->store, &err))
        fail_msg("%s", err.text);
    return store;
}

/* A machine that shows v1, which is good. */
static void machine_with_v1(struct machine *m)
{
    struct err err = {0};
    machine_make(m);
    install(m, 1);
    struct store store = read_store(m);
    assert_true(store_mark_good(&store, &err));
    assert_string_equal(machine_open(m), "v1");
    shown_drawn(m->shown, m->now_ms);
    shown_tick(m->shown, m->now_ms + SHOWN_TRIAL_MS); /* and is healthy */
}

/* And over it a second pack, as good. */
static struct store machine_with_v2(struct machine *m)
{
    struct err err = {0};
    machine_with_v1(m);
    install(m, 2);
    struct store store = read_store(m);
    assert_true(store_mark_good(&store, &err));
    return store;
}

static void assert_trial(const struct machine *m, enum store_verdict verdict, int tries_left)
{
    struct store store = read_store(m);
    assert_int_equal(store.trial.verdict, verdict);
    assert_int_equal(store.trial.tries_left, tries_left);
}

static void test_good_after_all_of_it(void **state)
{
    (void)state;
    struct machine m;
    machine_make(&m);
    install(&m, 1);
    assert_trial(&m, STORE_TRIAL, 3);
    assert_string_equal(machine_open(&m), "v1");
    assert_trial(&m, STORE_TRIAL, 2); /* counted down before it was opened */
    assert_false(shown_rehearses(m.shown));
    assert_true(shown_deadline_ms(m.shown) == INT64_MAX);

    shown_drawn(m.shown, m.now_ms);
    shown_drawn(m.shown, m.now_ms + 500); /* the first counts */
    shown_tick(m.shown, m.now_ms + 10 * SHOWN_TRIAL_MS);
    assert_trial(&m, STORE_TRIAL, 2); /* no page was rehearsed */
    assert_true(shown_deadline_ms(m.shown) == INT64_MAX);
    machine_rehearse(&m);
    assert_true(shown_deadline_ms(m.shown) == START_MS + SHOWN_TRIAL_MS);
    shown_tick(m.shown, START_MS + SHOWN_TRIAL_MS - 1);
    assert_trial(&m, STORE_TRIAL, 2);
    assert_false(shown_is_due(m.shown, false, START_MS + SHOWN_TRIAL_MS));
    shown_tick(m.shown, START_MS + SHOWN_TRIAL_MS);
    assert_trial(&m, STORE_GOOD, 2);
    assert_true(shown_deadline_ms(m.shown) == INT64_MAX);

    shown_failed(m.shown, "a page"); /* good is good */
    assert_false(shown_is_due(m.shown, false, m.now_ms));
    assert_string_equal(machine_restart(&m), "v1");
    shown_drawn(m.shown, m.now_ms);
    assert_false(shown_rehearses(m.shown));
    assert_trial(&m, STORE_GOOD, 2);
    machine_remove(&m);
}

static const struct {
    const char *name, *page, *text, *reason;
} spoilt[] = {
    {"the third page", "pages/b.lua",
     "return page { title = 'T', body = function() error 'third' end }",
     "showing b in en: pages/b.lua:1: third"},
    {"only in Spanish", "pages/c.lua",
     "return page { title = 'T', body = function()\n"
     "if language() == 'es' then error 'no' end return {} end }",
     "showing c in es: pages/c.lua:2: no"},
    {"not a page at all", "pages/c.lua", "return 5", "showing c in en: "},
    {"words that can not be read", "locale/es.po", "msgid", "es.po"},
    {"a start page that is not there", "pack.conf",
     "id = small\ntitle = S\nversion = v2\nsequence = 2\napi = 2\nlanguages = en\n"
     "start = nowhere\nattract = one\n",
     "nowhere"},
};

static void test_spoilt_packs_are_given_up(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof spoilt / sizeof *spoilt; i++) {
        struct machine m;
        machine_with_v1(&m);
        print_message("%s\n", spoilt[i].name);
        install_page(&m, 2, spoilt[i].page, spoilt[i].text);
        const char *version = machine_restart(&m);
        if (strcmp(version, "v2") == 0) {
            shown_drawn(m.shown, m.now_ms);
            machine_rehearse(&m);
            assert_true(shown_is_due(m.shown, true, m.now_ms)); /* visitor or not */
            version = machine_open(&m);
        }
        assert_string_equal(version, "v1");
        struct store store = read_store(&m);
        assert_int_equal(store.trial.verdict, STORE_BAD);
        if (!strstr(store.trial.reason, spoilt[i].reason))
            fail_msg("%s: %s", spoilt[i].name, store.trial.reason);
        m.now_ms += 10 * SHOWN_TRIAL_MS;
        shown_drawn(m.shown, m.now_ms);
        shown_tick(m.shown, m.now_ms);
        assert_string_equal(machine_restart(&m), "v1");
        machine_remove(&m);
    }
}

static void test_failure_of_a_visit(void **state)
{
    (void)state;
    struct machine m;
    machine_with_v1(&m);
    install(&m, 2);
    assert_string_equal(machine_restart(&m), "v2");
    shown_drawn(m.shown, m.now_ms);
    machine_rehearse(&m);
    shown_failed(m.shown, "pages/a.lua:3: after a touch");
    shown_failed(m.shown, "another");
    assert_true(shown_is_due(m.shown, true, m.now_ms));
    shown_tick(m.shown, m.now_ms + 2 * SHOWN_TRIAL_MS);
    struct store store = read_store(&m);
    assert_int_equal(store.trial.verdict, STORE_BAD);
    assert_string_equal(store.trial.reason, "pages/a.lua:3: after a touch");
    assert_string_equal(machine_open(&m), "v1");
    assert_false(shown_is_due(m.shown, false, m.now_ms));
    machine_remove(&m);
}

static void test_crashes(void **state)
{
    (void)state;
    struct machine m;
    machine_with_v1(&m);
    install(&m, 2);
    assert_string_equal(machine_restart(&m), "v2");
    for (int tries_left = 1; tries_left >= 0; tries_left--) {
        assert_trial(&m, STORE_TRIAL, tries_left + 1);
        assert_string_equal(machine_fall(&m, STORE_END_CRASHED), "v2");
    }
    assert_trial(&m, STORE_TRIAL, 0);
    assert_string_equal(machine_fall(&m, STORE_END_CRASHED), "v1");
    for (int i = 0; i < 3; i++)
        assert_string_equal(machine_restart(&m), "v1");
    assert_trial(&m, STORE_BAD, 0);
    machine_remove(&m);
}

/* On trial, and where it was good long ago: how often it may end so, and what shows then. */
static const struct {
    enum store_end end;
    bool blamed;
} ends[] = {
    {STORE_END_KILLED, false}, {STORE_END_ASKED, false},  {STORE_END_WAITING, false},
    {STORE_END_BUSY, true},    {STORE_END_CRASHED, true},
};

static void test_ends_of_a_new_pack(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct machine m;
        machine_with_v1(&m);
        install(&m, 2);
        assert_string_equal(machine_restart(&m), "v2");
        for (int fall = 1; fall <= 20; fall++) {
            const char *wanted = ends[i].blamed && fall >= 3 ? "v1" : "v2";
            assert_string_equal(machine_fall(&m, ends[i].end), wanted);
            shown_drawn(m.shown, m.now_ms);
            if (ends[i].blamed && fall >= 3) /* the earlier one is healthy */
                shown_tick(m.shown, m.now_ms + SHOWN_TRIAL_MS);
        }
        if (!ends[i].blamed)
            assert_trial(&m, STORE_TRIAL, 2);
        machine_remove(&m);
    }
}

/* v1 is good, v2 was good for long, v7 came with the program. */
static void machine_with_both(struct machine *m)
{
    struct err err = {0};
    machine_with_v1(m);
    install(m, 2);
    write_pack(m, "share/packs/v7.pack", 7, NULL, NULL);
    assert_string_equal(machine_restart(m), "v2");
    struct store store = read_store(m);
    assert_true(store_mark_good(&store, &err));
    assert_string_equal(machine_restart(m), "v2");
}

/* One after the other gives way, each once; nothing comes back by itself. */
static void test_gives_way_once(void **state)
{
    static const char *const shown[] = {"v2", "v2", "v1", "v1", "v1", "none", "none", "none"};
    (void)state;
    struct machine m;
    machine_with_both(&m);
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        assert_string_equal(machine_fall(&m, i % 2 ? STORE_END_BUSY : STORE_END_CRASHED), shown[i]);
    struct store store = read_store(&m);
    assert_int_equal(store.trial.verdict, STORE_BAD);
    assert_string_equal(store.trial.reason, "3 starts of one boot ended within 60 s; at the last "
                                            "it crashed");
    install(&m, 3); /* all is forgotten */
    assert_string_equal(machine_restart(&m), "v3");
    assert_string_equal(machine_fall(&m, STORE_END_CRASHED), "v3");
    machine_remove(&m);
}

static void test_health_clears(void **state)
{
    (void)state;
    struct machine m;
    machine_with_both(&m);
    for (int i = 0; i < 12; i++) {
        shown_drawn(m.shown, m.now_ms);
        assert_true(shown_deadline_ms(m.shown) == m.now_ms + SHOWN_TRIAL_MS);
        shown_tick(m.shown, m.now_ms + SHOWN_TRIAL_MS - (i % 3 == 2 ? 0 : 1));
        assert_string_equal(machine_fall(&m, STORE_END_CRASHED), "v2");
    }
    shown_drawn(m.shown, m.now_ms);
    shown_tick(m.shown, m.now_ms + SHOWN_TRIAL_MS);
    assert_true(shown_deadline_ms(m.shown) == INT64_MAX); /* an idle kiosk wakes for it once */
    machine_remove(&m);
}

static void test_rollback_forgets(void **state)
{
    (void)state;
    struct machine m;
    struct store_stack now;
    struct err err = {0};
    machine_with_both(&m);
    for (int i = 0; i < 2; i++)
        assert_string_equal(machine_fall(&m, STORE_END_CRASHED), "v2");
    assert_true(store_rollback(m.store, &now, &err));
    for (int i = 0; i < 3; i++)
        assert_string_equal(machine_fall(&m, STORE_END_CRASHED), "v1");
    assert_string_equal(machine_fall(&m, STORE_END_CRASHED), "none");
    machine_remove(&m);
}

/* What may be found in its place, and whether starts are counted all the same. */
static const struct {
    const char *name, *command;
    bool counts;
} places[] = {
    {"a pipe", "rm -f $F; mkfifo $F", true},
    {"a link", "rm -f $F; echo kept >$S/kept; ln -s ../kept $F", true},
    {"a hard link", "rm -f $F; echo kept >$S/kept; ln $S/kept $F", true},
    {"an empty directory", "rm -f $F; mkdir $F", true},
    {"a full directory", "rm -f $F; mkdir -p $F/x", false},
    {"nothing", "rm -f $F", true},
    {"nothing in it", ": >$F", true},
    {"zeros, reserved", "head -c 8192 /dev/zero >$F", true},
    {"a gigabyte", "truncate -s 1G $F", true},
    {"noise", "head -c 512 /dev/urandom >$F", true},
    {"other text", "echo anteroom-starts 9 >$F", true},
};

static void test_what_is_in_its_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct machine m;
        char command[600];
        machine_with_both(&m);
        print_message("%s\n", places[i].name);
        snprintf(command, sizeof command, "S=%s; F=$S/state/starts; %s", m.store,
                 places[i].command);
        assert_int_equal(system(command), 0);
        for (int fall = 0; fall < 3; fall++)
            assert_string_equal(machine_fall(&m, STORE_END_KILLED), "v2");
        for (int fall = 1; fall < 3; fall++)
            assert_string_equal(machine_fall(&m, STORE_END_CRASHED), "v2");
        assert_string_equal(machine_fall(&m, STORE_END_CRASHED), places[i].counts ? "v1" : "v2");
        snprintf(command, sizeof command, "cd %s; [ ! -e kept ] || [ \"$(cat kept)\" = kept ]",
                 m.store);
        assert_int_equal(system(command), 0);
        machine_remove(&m);
    }
}

/* What the top bar calls the clinic. */
static const char *clinic_in_bar(const struct machine *m, const char *language)
{
    static char name[64];
    struct app_config config = {.bundle = m->bundle, .config = &m->config};
    config.variant = (struct variant){.display = {1920, 1080, 21.5, 600}, .text_size = 100};
    config.variant.language = language;
    struct app *app = app_create(&config, START_MS);
    const char *clinic = app_stage(app)->bars.clinic;
    snprintf(name, sizeof name, "%s", clinic ? clinic : "");
    app_destroy(app);
    return name;
}

/* A package's pack: the first by name, until the store has held one; never again. */
static void test_packaged(void **state)
{
    (void)state;
    struct machine m;
    machine_make(&m);
    assert_string_equal(machine_open(&m), "none");
    assert_false(shown_rehearses(m.shown));
    assert_true(shown_deadline_ms(m.shown) == INT64_MAX);
    write_pack(&m, "share/packs/v7.pack", 7, NULL, NULL);
    assert_string_equal(machine_restart(&m), "v7");
    shown_drawn(m.shown, m.now_ms);
    assert_false(shown_rehearses(m.shown));
    assert_string_equal(clinic_in_bar(&m, "en"), "SAMPLE");
    assert_string_equal(clinic_in_bar(&m, "es"), "MUESTRA");
    scratch_write(&m.scratch, "share/packs/v9.pack", "no pack, and not the first");
    assert_string_equal(machine_restart(&m), "v7");
    scratch_write(&m.scratch, "share/packs/v1.pack", "no pack");
    assert_string_equal(machine_restart(&m), "none");
    remove(scratch_path(&m.scratch, "share/packs/v1.pack"));
    assert_string_equal(machine_restart(&m), "v7");

    install_page(&m, 1, "pages/b.lua", "return 5");
    assert_string_equal(machine_restart(&m), "v1");
    assert_string_not_equal(clinic_in_bar(&m, "en"), "SAMPLE");
    shown_drawn(m.shown, m.now_ms);
    machine_rehearse(&m);
    assert_string_equal(machine_open(&m), "none");
    machine_remove(&m);
}

/* What may befall the files of the store of v1, good, and v2 over it. */
static const struct {
    const char *name, *damages, *shown;
} damages[] = {
    {"nothing", "true", "v2"},
    {"one record is gone", "rm $S/active-a", "v2"},
    {"the other is gone", "rm $S/active-b", "v2"},
    {"one record is cut, the other a directory",
     "truncate -s 100 $S/active-a; rm $S/active-b; mkdir $S/active-b", "v2"},
    {"no record: the newest that is signed", "rm $S/active-?", "v2"},
    {"records of nothing", ": >$S/active-a; : >$S/active-b", "v2"},
    {"records with another byte", "sed -i s/v2/v3/ $S/active-?", "v2"},
    {"no record, and the new pack is another", "rm $S/active-?; chmod u+w $NEW; cat $OLD >$NEW",
     "v1"},
    {"no record, and the new pack's signature is another",
     "rm $S/active-?; N=${NEW%.pack}.minisig; chmod u+w $N; cat ${OLD%.pack}.minisig >$N", "v1"},
    {"no record, no signatures", "rm $S/active-? $S/packs/*.minisig", "none"},
    {"no record, no key of this machine", "rm $S/active-? $S/../keys/*", "none"},
    {"no record, no packs: as a new one", "rm $S/active-? $S/packs/*", "v7"},
    {"the first edition's record", "rm $S/active-?; echo anteroom store 1 >$S/active", "none"},
    {"pipes for records", "rm $S/active-?; mkfifo $S/active-a $S/active-b", "v2"},
    {"endless records", "rm $S/active-?; ln -s /dev/zero $S/active-a; ln -s /dev/zero $S/active-b",
     "v2"},
    {"the new pack is gone", "rm $NEW", "v1"},
    {"the new pack is empty", "chmod u+w $NEW; : >$NEW", "v1"},
    {"the new pack is another", "chmod u+w $NEW; cat $OLD >$NEW", "v1"},
    {"one byte more", "chmod u+w $NEW; echo >>$NEW", "v1"},
    {"the old pack is gone", "rm $OLD", "v2"},
    {"both are gone", "rm $OLD $NEW", "none"},
    {"the trial says nothing", "echo x >$S/state/trial", "v2"},
    {"the trial is damaged twice",
     "for at in 100 4196; do printf x | dd of=$S/state/trial bs=1 seek=$at conv=notrunc "
     "status=none; done",
     "v1"},
    {"a pipe for the trial", "rm $S/state/trial; mkfifo $S/state/trial", "v1"},
    {"a link for the trial", "ln -sf /dev/zero $S/state/trial", "v1"},
    {"the state is a link", "mv $S/state $S/other; ln -s other $S/state", "v1"},
    {"the trial can not be written", "rm -r $S/state; : >$S/state", "v1"},
    {"no history", "rm -f $S/state/history; mkdir $S/state/history", "v2"},
};

static void test_damaged_stores(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        struct machine m;
        machine_with_v1(&m);
        char command[4096];
        install(&m, 2);
        machine_stop(&m);
        write_pack(&m, "share/packs/v7.pack", 7, NULL, NULL);
        struct store store = read_store(&m);
        const struct store_record *record = &store.record;
        const struct digest *new = &record->active.packs[LAYER_CONTENT].digest;
        const struct digest *old = &record->previous.packs[LAYER_CONTENT].digest;
        snprintf(command, sizeof command, "S=%s; NEW=%s; OLD=%s; %s", m.store,
                 store_pack_path(&store, new, ".pack").text,
                 store_pack_path(&store, old, ".pack").text, damages[i].damages);
        if (system(command) != 0)
            fail_msg("%s: %s", damages[i].name, command);
        const char *shown = machine_open(&m);
        if (strcmp(shown, damages[i].shown) != 0)
            fail_msg("%s: shown is %s, wanted %s", damages[i].name, shown, damages[i].shown);
        shown_drawn(m.shown, m.now_ms);
        machine_remove(&m);
    }
}

/* What may befall the file of v2 while it is shown, over v1. */
static const struct {
    const char *name, *damages;
    bool on_trial;
    const char *shown, *mended; /* at once; when the file is whole again and all starts anew */
} losses[] = {
    {"nothing", "true", false, NULL, "v2"},
    {"a new name for it", "ln $NEW $NEW.2 && rm $NEW", false, NULL, "v2"},
    {"a byte less", "truncate -s -1 $NEW", false, "v1", "v2"},
    {"all of it", "truncate -s 0 $NEW", false, "v1", "v2"},
    {"a byte more", "echo >>$NEW", false, "v1", "v2"},
    {"zeros", "dd if=/dev/zero of=$NEW bs=2000 count=1 conv=notrunc 2>/dev/null", false, "v1",
     "v2"},
    {"another pack", "cat $OLD >$NEW", false, "v1", "v2"},
    {"a byte less, on trial", "truncate -s -1 $NEW", true, "v1", "v2"},
    {"both", "truncate -s -1 $NEW; truncate -s -1 $OLD", false, "none", "v2"},
};

static bool can_read_a_page(const struct machine *m)
{
    struct buf out = {0};
    bool read = pack_read(bundle_pack(m->bundle), "pages/a.lua", 1 << 20, &out, NULL);
    buf_free(&out);
    return read;
}

/* The pack's files as $NEW, $OLD and $PACKAGED, and what is done to them. */
static void run_on_packs(const struct machine *m, const struct store *store, const char *command)
{
    char all[4096];
    const struct store_record *record = &store->record;
    snprintf(all, sizeof all, "NEW=%s; OLD=%s; PACKAGED=%s; chmod u+w $NEW $OLD; %s",
             store_pack_path(store, &record->active.packs[LAYER_CONTENT].digest, ".pack").text,
             store_pack_path(store, &record->previous.packs[LAYER_CONTENT].digest, ".pack").text,
             scratch_path(&m->scratch, "share/packs/v7.pack"), command);
    assert_int_equal(system(all), 0);
}

static void test_lost_while_it_is_shown(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof losses / sizeof *losses; i++) {
        struct machine m;
        struct err err;
        machine_with_v1(&m);
        print_message("%s\n", losses[i].name);
        install(&m, 2);
        write_pack(&m, "share/packs/v7.pack", 7, NULL, NULL);
        struct store store = read_store(&m);
        if (!losses[i].on_trial)
            assert_true(store_mark_good(&store, &err));
        assert_string_equal(machine_restart(&m), "v2");
        shown_drawn(m.shown, m.now_ms);
        run_on_packs(&m, &store, "cp -p $NEW $NEW.kept; cp -p $OLD $OLD.kept");
        run_on_packs(&m, &store, losses[i].damages);
        assert_false(shown_is_due(m.shown, false, m.now_ms)); /* nothing was read */
        assert_int_equal(can_read_a_page(&m), !losses[i].shown);
        shown_failed(m.shown, "the page can't be read");
        m.now_ms += 2 * SHOWN_TRIAL_MS;
        shown_tick(m.shown, m.now_ms);
        assert_false(shown_is_due(m.shown, true, m.now_ms));
        assert_int_equal(shown_is_due(m.shown, false, m.now_ms), losses[i].shown != NULL);
        if (losses[i].shown)
            assert_string_equal(machine_open(&m), losses[i].shown);
        assert_false(shown_is_due(m.shown, false, m.now_ms));
        assert_int_equal(read_store(&m).trial.verdict,
                         losses[i].on_trial ? STORE_TRIAL : STORE_GOOD);
        run_on_packs(&m, &store, "mv -f $NEW.kept $NEW; mv -f $OLD.kept $OLD");
        assert_string_equal(machine_restart(&m), losses[i].mended);
        machine_remove(&m);
    }
}

/* What can be read as a whole, and then can't again, is passed over until the store changes. */
static void test_lost_again_and_again(void **state)
{
    (void)state;
    struct machine m;
    struct store store = machine_with_v2(&m);
    run_on_packs(&m, &store, "cp -p $NEW $NEW.kept");
    const char *const wanted[] = {"v2", "v2", "v1", "v1"};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        assert_string_equal(machine_open(&m), wanted[i]);
        run_on_packs(&m, &store, "echo >>$NEW");
        assert_int_equal(can_read_a_page(&m), i >= 2);
        run_on_packs(&m, &store, "cat $NEW.kept >$NEW");
        assert_int_equal(shown_is_due(m.shown, false, m.now_ms), i < 2);
    }
    shown_look(m.shown, m.now_ms);
    assert_true(shown_is_due(m.shown, false, m.now_ms));
    assert_string_equal(machine_open(&m), "v2");
    machine_remove(&m);
}

/* A page that nobody has wanted yet: it is read in the moments in which nothing happens. */
static void test_spoilt_before_it_is_wanted(void **state)
{
    (void)state;
    struct machine m;
    struct store store = machine_with_v2(&m);
    run_on_packs(&m, &store, "ls ${NEW%.pack}.sums");
    for (int later = 0; later < 2; later++) {
        if (later)
            run_on_packs(&m, &store, /* a byte in the middle of the page */
                         "at=$(grep -abo -m 1 pages/spoilt.lua $NEW | head -n 1); at=${at%%:*};"
                         "printf x | dd of=$NEW bs=1 seek=$((at + 21)) conv=notrunc 2>/dev/null");
        assert_string_equal(machine_restart(&m), "v2");
        assert_false(shown_reads_on(m.shown)); /* the first page comes first */
        shown_drawn(m.shown, m.now_ms);
        while (shown_reads_on(m.shown))
            shown_read_on(m.shown);
        assert_int_equal(shown_is_due(m.shown, false, m.now_ms), later);
    }
    assert_string_equal(machine_open(&m), "v1"); /* as all of it is read now */
    assert_int_equal(read_store(&m).trial.verdict, STORE_GOOD);
    machine_remove(&m);
}

static void test_installed_while_it_runs(void **state)
{
    (void)state;
    struct machine m;
    machine_with_v1(&m);
    shown_look(m.shown, m.now_ms);
    assert_false(shown_is_due(m.shown, false, m.now_ms));
    install(&m, 2);
    assert_false(shown_is_due(m.shown, false, m.now_ms)); /* nobody has looked */
    shown_look(m.shown, m.now_ms);
    assert_false(shown_is_due(m.shown, true, m.now_ms));
    assert_true(shown_is_due(m.shown, false, m.now_ms));
    assert_true(shown_deadline_ms(m.shown) == m.now_ms + SHOWN_WAIT_MS);
    shown_look(m.shown, m.now_ms + 5000); /* it does not wait anew */
    assert_false(shown_is_due(m.shown, true, m.now_ms + SHOWN_WAIT_MS - 1));
    assert_true(shown_is_due(m.shown, true, m.now_ms + SHOWN_WAIT_MS));
    assert_string_equal(machine_open(&m), "v2");
    shown_look(m.shown, m.now_ms);
    assert_false(shown_is_due(m.shown, false, m.now_ms));

    struct store_stack now;
    struct err err = {0};
    machine_prove(&m);
    assert_true(store_rollback(m.store, &now, &err));
    shown_look(m.shown, m.now_ms);
    assert_true(shown_is_due(m.shown, false, m.now_ms));
    assert_string_equal(machine_open(&m), "v1");
    assert_false(shown_rehearses(m.shown)); /* it was good before */
    machine_remove(&m);
}

/* Installed and taken back before a visitor has left. */
static void test_taken_back(void **state)
{
    (void)state;
    struct machine m;
    machine_with_v1(&m);
    struct store_stack now;
    install(&m, 2);
    shown_look(m.shown, m.now_ms);
    assert_true(store_rollback(m.store, &now, NULL));
    shown_look(m.shown, m.now_ms);
    assert_false(shown_is_due(m.shown, false, m.now_ms));
    assert_true(shown_deadline_ms(m.shown) == INT64_MAX);
    machine_remove(&m);
}

static void test_clinic_directory(void **state)
{
    (void)state;
    struct machine m;
    machine_with_v1(&m);
    m.config.clinic = m.scratch.path;
    scratch_write(&m.scratch, "clinic/clinic.conf", "phone = 2105550142\n");
    char clinic[128];
    snprintf(clinic, sizeof clinic, "%s/clinic", m.scratch.path);
    m.config.clinic = clinic;
    assert_string_equal(machine_restart(&m), "v1");
    assert_string_equal(conf_get(pack_slots(bundle_pack(m.bundle)), "phone"), "(210) 555-0142");
    scratch_write(&m.scratch, "clinic/pages/x.lua", "return 5");
    assert_string_equal(machine_restart(&m), "v1");
    assert_null(conf_get(pack_slots(bundle_pack(m.bundle)), "phone"));
    machine_remove(&m);
}

#define FAILS_WITH_HOURS                                                                           \
    "return page { title = 'T', body = function()\n"                                               \
    "if clinic.hours then error 'hours' end return {} end }"

static void assert_left_out(const struct machine *m, const char *why)
{
    struct store store = read_store(m);
    char said[STORE_REASON_MAX + 1];
    store_read_clinic(&store, said);
    if (!*why ? *said != '\0' : !strstr(said, why))
        fail_msg("\"%s\", not \"%s\"", said, why);
}

static const char *shown_hours(const struct machine *m)
{
    return pack_slot(bundle_pack(m->bundle), "hours", "en", NULL);
}

/* What a clinic lays over a pack is left out where one of the first pages fails with it, and
   only then: a page that fails without it too is the pack's own. */
static void test_clinic_that_can_not_be_drawn(void **state)
{
    (void)state;
    static const struct {
        const char *page, *file, *text, *why;
    } rows[] = {
        {"pages/home.lua", "clinic/clinic.conf", "hours = Mon\n", "pages/home.lua:2: hours"},
        {"pages/help.lua", "clinic/clinic.conf", "hours.es = Lun\n", "pages/help.lua:2: hours"},
        {"pages/one.lua", "clinic/clinic.conf", "hours = Mon\n", "pages/one.lua:2: hours"},
        {"pages/a.lua", "clinic/clinic.conf", "hours = Mon\n", ""},
        {"pages/home.lua", "clinic/clinic.conf", "phone = 2105550142\n", ""},
        {"pages/home.lua", "clinic/theme.conf", "logo = images/logo.png\n", "logo"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct machine m;
        struct err err = {0};
        char clinic[128];
        machine_make(&m);
        install_page(&m, 1, rows[i].page, FAILS_WITH_HOURS);
        struct store store = read_store(&m);
        assert_true(store_mark_good(&store, &err));
        scratch_write(&m.scratch, "clinic/images/logo.png", "no picture");
        scratch_write(&m.scratch, rows[i].file, rows[i].text);
        snprintf(clinic, sizeof clinic, "%s/clinic", m.scratch.path);
        m.config.clinic = clinic;
        assert_string_equal(machine_open(&m), "v1");
        assert_left_out(&m, rows[i].why);
        if (*rows[i].why)
            assert_null(shown_hours(&m));
        scratch_write(&m.scratch, "clinic/clinic.conf", "phone = 2105550142\n");
        scratch_write(&m.scratch, "clinic/theme.conf", "show_name = no\n");
        assert_string_equal(machine_restart(&m), "v1");
        assert_left_out(&m, ""); /* it was mended */
        assert_non_null(pack_slot(bundle_pack(m.bundle), "phone", "en", NULL));
        machine_remove(&m);
    }
}

static ino_t first_noted(const struct machine *m)
{
    struct stat info = {0};
    stat(scratch_path(&m->scratch, "store/state/first"), &info);
    return info.st_ino;
}

/* The first pages are drawn for nobody when something is another than the last time. */
static void test_first_pages_are_drawn_once(void **state)
{
    (void)state;
    struct machine m;
    struct err err = {0};
    machine_with_v1(&m);
    machine_restart(&m);
    assert_int_equal(first_noted(&m), 0); /* without a clinic's layer nobody is to blame */
    write_layer(&m, "clinic.pack", "clinic.conf", "hours = Mon\n");
    install_file(&m, "clinic.pack");
    machine_restart(&m);
    assert_int_equal(first_noted(&m), 0); /* it is on trial */
    struct store store = read_store(&m);
    assert_true(store_mark_good(&store, &err));
    machine_restart(&m);
    ino_t noted = first_noted(&m);
    assert_int_not_equal(noted, 0);
    machine_restart(&m);
    assert_int_equal(first_noted(&m), noted);
    m.config.office = "alamo";
    machine_restart(&m);
    assert_int_not_equal(first_noted(&m), noted);
    scratch_write(&m.scratch, "store/state/first", "damaged");
    noted = first_noted(&m);
    machine_restart(&m);
    assert_int_not_equal(first_noted(&m), noted);
    install_page(&m, 2, "pages/home.lua", FAILS_WITH_HOURS);
    store = read_store(&m);
    assert_true(store_mark_good(&store, &err));
    machine_restart(&m);
    assert_left_out(&m, "pages/home.lua:2: hours");
    machine_remove(&m);
}

static void test_pack_that_can_not_be_drawn(void **state)
{
    (void)state;
    struct machine m;
    struct err err = {0};
    char clinic[128];
    machine_make(&m);
    install_page(&m, 1, "pages/home.lua", "return page { title = 'T', body = function() x() end }");
    struct store store = read_store(&m);
    assert_true(store_mark_good(&store, &err));
    scratch_write(&m.scratch, "clinic/clinic.conf", "hours = Mon\n");
    snprintf(clinic, sizeof clinic, "%s/clinic", m.scratch.path);
    m.config.clinic = clinic;
    assert_string_equal(machine_open(&m), "v1");
    assert_string_equal(shown_hours(&m), "Mon");
    assert_left_out(&m, "");
    machine_remove(&m);
}

/* The same of a clinic's layer that was installed and found good, when a page under it is
   another now. */
static void test_installed_clinic_that_can_not_be_drawn(void **state)
{
    (void)state;
    struct machine m;
    struct err err = {0};
    machine_with_v1(&m);
    write_layer(&m, "clinic.pack", "clinic.conf", "hours = Mon\n");
    install_file(&m, "clinic.pack");
    assert_string_equal(machine_restart(&m), "v1");
    assert_string_equal(shown_hours(&m), "Mon");
    install_page(&m, 2, "pages/home.lua", FAILS_WITH_HOURS);
    struct store store = read_store(&m);
    assert_true(store_mark_good(&store, &err));
    assert_string_equal(machine_restart(&m), "v2");
    assert_null(shown_hours(&m));
    assert_left_out(&m, "pages/home.lua:2: hours");
    machine_remove(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good_after_all_of_it),
        cmocka_unit_test(test_spoilt_packs_are_given_up),
        cmocka_unit_test(test_failure_of_a_visit),
        cmocka_unit_test(test_crashes),
        cmocka_unit_test(test_ends_of_a_new_pack),
        cmocka_unit_test(test_gives_way_once),
        cmocka_unit_test(test_health_clears),
        cmocka_unit_test(test_rollback_forgets),
        cmocka_unit_test(test_what_is_in_its_place),
        cmocka_unit_test(test_packaged),
        cmocka_unit_test(test_damaged_stores),
        cmocka_unit_test(test_lost_while_it_is_shown),
        cmocka_unit_test(test_lost_again_and_again),
        cmocka_unit_test(test_spoilt_before_it_is_wanted),
        cmocka_unit_test(test_installed_while_it_runs),
        cmocka_unit_test(test_taken_back),
        cmocka_unit_test(test_clinic_directory),
        cmocka_unit_test(test_clinic_that_can_not_be_drawn),
        cmocka_unit_test(test_first_pages_are_drawn_once),
        cmocka_unit_test(test_pack_that_can_not_be_drawn),
        cmocka_unit_test(test_installed_clinic_that_can_not_be_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
