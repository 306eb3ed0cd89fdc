/* The rehearsal of a stack: what it takes goes to a helper as words, and a reason comes back. */
#include "admin/rehearse.h"

#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "base/str.h"
#include "kiosk/finishing.h"
#include "kiosk/shown.h"
#include "layer/digest.h"
#include "script/tables.h"

#define NOBODY 65534 /* and nogroup */
#define REASON_BYTES 4096

static const struct jail_limits limits = {
    .cpu_s = 120, .wall_ms = 180000, .memory_bytes = (size_t)1 << 30, .output_bytes = REASON_BYTES};

/* The helper's words; from AT_LAYERS on those of each layer: its path, its digest ("": any),
   and "clinic", "arriving", both or "". */
enum { AT_CORE, AT_CLINIC, AT_OFFICE, AT_SCREEN, AT_DISTANCE, AT_LAYERS };
#define LAYER_WORDS 3
#define WORDS_MOST (AT_LAYERS + LAYER_WORDS * PACK_LAYERS + 1)

static const char *or_null(const char *word)
{
    return *word ? word : NULL;
}

static bool read_layers(const struct jail_task *task, struct pack_layer *layers,
                        struct digest *digests, size_t *count)
{
    *count = (size_t)(task->word_count - AT_LAYERS) / LAYER_WORDS;
    for (size_t i = 0; i < *count && i < PACK_LAYERS; i++) {
        const char *const *words = &task->words[AT_LAYERS + LAYER_WORDS * i];
        if (*words[1] && !digest_parse(words[1], &digests[i]))
            return false;
        layers[i] = (struct pack_layer){.path = words[0],
                                        .digest = *words[1] ? &digests[i] : NULL,
                                        .clinic = strstr(words[2], "clinic"),
                                        .arriving = strstr(words[2], "arriving")};
    }
    return *count <= PACK_LAYERS;
}

/* A kiosk leaves out the offices that can not be used, and install does not take them; those
   of the machine's own directory are not what is installed. */
static bool check_offices(struct bundle *bundle, const char *clinic, struct err *err)
{
    const struct pack *pack = bundle_pack(bundle);
    if (!pack_has(pack, OFFICES_PATH))
        return true;
    const char *where = pack_where(pack, OFFICES_PATH, NULL);
    struct script_config config = bundle_script_config(bundle, pack_info(pack)->languages[0]);
    const struct csv *offices = tables_get(config.tables, OFFICES_PATH, err);
    if (!offices)
        return false;
    bool own = clinic && strncmp(where, clinic, strlen(clinic)) == 0;
    return !offices->left_out || own || err_set(err, "%s", offices->left_out);
}

/* A fact that can't stand is left out by a kiosk: of the layer that arrives it is an error, of one
   below new content it is given to be told, a line each. */
static bool check_facts(const struct bundle *bundle, const struct pack_layer *layers, size_t count,
                        struct err *err)
{
    struct slot_notes notes = pack_notes(bundle_pack(bundle));
    for (size_t n = 0; n < notes.count; n++) {
        const char *text = notes.items[n].text;
        if (!notes.items[n].left_out)
            continue;
        for (size_t i = 0; i < count; i++)
            if (layers[i].arriving && str_begins_with(text, layers[i].path))
                return err_set(err, "%s", text);
        jail_give(text, strlen(text));
        jail_give("\n", 1);
    }
    return true;
}

/* What the words ask for, opened as a kiosk would. */
struct asked {
    struct pack_layer layers[PACK_LAYERS];
    struct digest digests[PACK_LAYERS];
    size_t count;
    struct config config;
    struct rehearsal_config rehearsal;
};

static bool open_asked(const struct jail_task *task, struct asked *asked, struct err *err)
{
    struct shown_config shown = {.core = task->words[AT_CORE], .config = &asked->config};
    if (!display_parse(&shown.display, task->words[AT_SCREEN]) ||
        !read_layers(task, asked->layers, asked->digests, &asked->count))
        return err_set(err, "the helper was asked for something else");
    shown.display.distance_mm = atoi(task->words[AT_DISTANCE]);
    asked->config.clinic = or_null(task->words[AT_CLINIC]);
    struct err left_out;
    asked->rehearsal = (struct rehearsal_config){
        shown_open_layers(&shown, asked->layers, asked->count, false, &left_out, err),
        shown.display, or_null(task->words[AT_OFFICE])};
    return asked->rehearsal.bundle != NULL;
}

static bool show_to_nobody(const struct jail_task *task, struct err *err)
{
    struct asked asked = {0};
    bool good = open_asked(task, &asked, err) &&
                check_offices(asked.rehearsal.bundle, asked.config.clinic, err) &&
                rehearsal_run(&asked.rehearsal, err) &&
                check_facts(asked.rehearsal.bundle, asked.layers, asked.count, err);
    bundle_close(asked.rehearsal.bundle);
    return good;
}

/* The reason is the result. */
static bool rehearse(const struct jail_task *task)
{
    struct err err = {0};
    if (task->word_count < AT_LAYERS)
        return false;
    if (show_to_nobody(task, &err))
        return true;
    jail_give(err.text, strlen(err.text));
    return false;
}

/* The file of finished pictures is the result; it is of the lowest of the layers. */
static bool finish(const struct jail_task *task)
{
    struct asked asked = {0};
    struct buf out = {0};
    struct err err;
    if (task->word_count < AT_LAYERS || !open_asked(task, &asked, &err) || asked.count == 0)
        return false;
    struct finished_list *list = finished_list_create();
    finishing_run(&asked.rehearsal, list);
    finished_list_write(list, &asked.digests[0], &out);
    bool given = jail_give(out.bytes, out.len);
    finished_list_destroy(list);
    buf_free(&out);
    bundle_close(asked.rehearsal.bundle);
    return given;
}

/* Paths of directories and icons are asked for when a page needs them. */
const struct jail_helper rehearse_helper = {
    .name = "rehearse", .calls = JAIL_READS, .work = rehearse};
const struct jail_helper finish_helper = {.name = "finish", .calls = JAIL_READS, .work = finish};

/* The account that the store's state belongs to. */
static struct jail_user find_player(const char *store)
{
    struct jail_user user = {NOBODY, NOBODY, NULL};
    char path[4096];
    struct stat info;
    snprintf(path, sizeof path, "%s/state", store);
    if (stat(path, &info) != 0 || info.st_uid == 0)
        return user;
    const struct passwd *account = getpwuid(info.st_uid);
    user.uid = info.st_uid;
    user.gid = account && account->pw_gid != 0 ? account->pw_gid : NOBODY;
    return user;
}

struct request {
    const char *words[WORDS_MOST], *reads[PACK_LAYERS + 3];
    char screen[64], distance[16];
    struct digest_hex digests[PACK_LAYERS];
};

static int write_words(struct request *request, const struct setup *setup,
                       const struct pack_layer *layers, size_t count)
{
    const struct config *config = &setup->config;
    struct display display = config->display;
    size_t read = 0, word = AT_LAYERS;
    if (!config->has_screen)
        display_parse(&display, "1920x1080@21.5");
    snprintf(request->screen, sizeof request->screen, "%dx%d@%.9g", display.w_px, display.h_px,
             display.inches);
    snprintf(request->distance, sizeof request->distance, "%d", display.distance_mm);
    request->words[AT_CORE] = request->reads[read++] = setup->core;
    request->words[AT_CLINIC] = config->clinic ? config->clinic : "";
    if (config->clinic)
        request->reads[read++] = config->clinic;
    request->words[AT_OFFICE] = config->office ? config->office : "";
    request->words[AT_SCREEN] = request->screen;
    request->words[AT_DISTANCE] = request->distance;
    for (size_t i = 0; i < count; i++) {
        request->words[word++] = request->reads[read++] = layers[i].path;
        if (layers[i].digest)
            request->digests[i] = digest_hex(layers[i].digest);
        request->words[word++] = request->digests[i].text;
        request->words[word++] = layers[i].clinic
                                     ? layers[i].arriving ? "clinic arriving" : "clinic"
                                 : layers[i].arriving ? "arriving"
                                                      : "";
    }
    return (int)word;
}

/* A reason that the helper gave; else how it ended, and where. */
static bool tell(const struct place_board *board, const struct buf *reason, struct err *err)
{
    struct place place = place_last(board);
    struct err end = *err;
    if (reason->len > 0)
        return err_set(err, "%s", reason->bytes);
    if (!place.file[0])
        return err_set(err, "opening it %s", end.text);
    return err_set(err, "%s: %s %s: mend the page, or take something off it", place.file, end.text,
                   place.how);
}

/* What a clinic says that would no longer show, a line each. */
static void tell_left_out(bool good, char *lines)
{
    for (char *line = good && lines ? strtok(lines, "\n") : NULL; line; line = strtok(NULL, "\n"))
        log_warn("%s; it would no longer show", line);
}

bool rehearse_in_jail(const struct setup *setup, const struct pack_layer *layers, size_t count,
                      struct err *err)
{
    struct request request = {0};
    struct jail_user user = find_player(setup->config.store);
    struct jail_job job = {.helper = rehearse_helper.name, .limits = limits};
    struct buf reason = {0};
    user.reads = request.reads;
    job.task.word_count = write_words(&request, setup, layers, count);
    job.task.words = request.words;
    job.user = geteuid() == 0 ? &user : NULL;
    job.board = place_create(&job.board_fd);
    if (!job.board)
        return err_set(err, "no memory to follow it in: %s", strerror(errno));
    bool good = jail_run(&job, &reason, err) || tell(job.board, &reason, err);
    tell_left_out(good, reason.bytes);
    place_destroy(job.board);
    close(job.board_fd);
    buf_free(&reason);
    return good;
}

bool finish_in_jail(const struct setup *setup, const struct pack_layer *layers, size_t count,
                    struct buf *out, struct err *err)
{
    struct request request = {0};
    struct jail_user user = find_player(setup->config.store);
    struct jail_job job = {.helper = finish_helper.name, .limits = limits};
    job.limits.output_bytes = FINISHED_MAX_BYTES;
    user.reads = request.reads;
    job.task.word_count = write_words(&request, setup, layers, count);
    job.task.words = request.words;
    job.user = geteuid() == 0 ? &user : NULL;
    return jail_run(&job, out, err);
}
