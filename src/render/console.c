/* The display of a console: what changed in this picture and the one before is painted into the
   buffer that is not shown, which is then flipped to. The mapping of a buffer is never read. */
#include "render/console.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xf86drm.h>
#include <xf86drmMode.h>

#include "base/alloc.h"
#include "base/log.h"
#include "base/str.h"
#include "draw/damage.h"
#include "render/port.h"
#include "render/turn.h"

#define FLIP_MS 500 /* of a display at 24 Hz a dozen pictures */

struct output {
    uint32_t connector, crtc;
    drmModeModeInfo mode;
    int w_mm, h_mm;
};

struct buffer {
    uint32_t handle, id, pitch;
    uint64_t size;
    uint32_t *pixels; /* NULL: it is none */
};

struct console {
    const char *cards;
    int number;
    int fd;   /* of the card, -1: none yet */
    int left; /* keeps an earlier program's picture on the display, -1: nothing does */
    char card[NAME_MAX + 1];
    struct output output;
    bool is_plugged, is_set, is_flipping, is_dark;
    struct buffer buffers[2];
    int front;
    struct damage last; /* what the picture before changed: the other buffer has it not */
};

static void free_buffer(int fd, struct buffer *buffer)
{
    if (buffer->pixels)
        munmap(buffer->pixels, buffer->size);
    if (buffer->id)
        drmModeRmFB(fd, buffer->id);
    if (buffer->handle)
        drmModeDestroyDumbBuffer(fd, buffer->handle);
    *buffer = (struct buffer){0};
}

static bool make_buffer(int fd, int w_px, int h_px, struct buffer *buffer)
{
    uint64_t offset = 0;
    if (drmModeCreateDumbBuffer(fd, (uint32_t)w_px, (uint32_t)h_px, 32, 0, &buffer->handle,
                                &buffer->pitch, &buffer->size) != 0 ||
        drmModeAddFB(fd, (uint32_t)w_px, (uint32_t)h_px, 24, 32, buffer->pitch, buffer->handle,
                     &buffer->id) != 0 ||
        drmModeMapDumbBuffer(fd, buffer->handle, &offset) != 0)
        return false;
    void *mapped = mmap(NULL, buffer->size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, (off_t)offset);
    buffer->pixels = mapped == MAP_FAILED ? NULL : mapped;
    return buffer->pixels != NULL;
}

static void free_buffers(struct console *console)
{
    for (int i = 0; i < 2; i++)
        free_buffer(console->fd, &console->buffers[i]);
}

static bool make_buffers(struct console *console)
{
    const drmModeModeInfo *mode = &console->output.mode;
    free_buffers(console);
    return make_buffer(console->fd, mode->hdisplay, mode->vdisplay, &console->buffers[0]) &&
           make_buffer(console->fd, mode->hdisplay, mode->vdisplay, &console->buffers[1]);
}

static bool pick_mode(const drmModeConnector *connector, struct output *output)
{
    struct port_mode *modes = xcalloc((size_t)connector->count_modes + 1, sizeof *modes);
    for (int i = 0; i < connector->count_modes; i++) {
        const drmModeModeInfo *mode = &connector->modes[i];
        modes[i] = (struct port_mode){.w_px = mode->hdisplay,
                                      .h_px = mode->vdisplay,
                                      .hz = (int)mode->vrefresh,
                                      .is_preferred = mode->type & DRM_MODE_TYPE_PREFERRED,
                                      .is_interlaced = mode->flags & DRM_MODE_FLAG_INTERLACE};
    }
    int picked = port_pick_mode(modes, connector->count_modes);
    free(modes);
    if (picked >= 0)
        output->mode = connector->modes[picked];
    return picked >= 0;
}

/* The part of the card that sends to the connector: the one that does already, or the first
   that can. 0: none. */
static uint32_t pick_crtc(int fd, const drmModeRes *res, const drmModeConnector *connector)
{
    uint32_t can = 0, does = 0;
    for (int i = 0; i < connector->count_encoders; i++) {
        drmModeEncoder *encoder = drmModeGetEncoder(fd, connector->encoders[i]);
        for (int n = 0; encoder && n < res->count_crtcs && n < 32 && !can; n++)
            can = encoder->possible_crtcs & 1u << n ? res->crtcs[n] : 0;
        if (encoder && encoder->encoder_id == connector->encoder_id)
            does = encoder->crtc_id;
        drmModeFreeEncoder(encoder);
    }
    return does ? does : can;
}

static bool read_output(int fd, const drmModeRes *res, uint32_t id, struct output *output)
{
    drmModeConnector *connector = drmModeGetConnector(fd, id);
    if (!connector)
        return false;
    *output = (struct output){
        .connector = id, .w_mm = (int)connector->mmWidth, .h_mm = (int)connector->mmHeight};
    bool is_there = connector->connection == DRM_MODE_CONNECTED && pick_mode(connector, output);
    output->crtc = is_there ? pick_crtc(fd, res, connector) : 0;
    drmModeFreeConnector(connector);
    return output->crtc != 0;
}

/* The display that comes after `skip` others, which are counted down. */
static bool find_output(int fd, const drmModeRes *res, int *skip, struct output *output)
{
    for (int i = 0; i < res->count_connectors; i++)
        if (read_output(fd, res, res->connectors[i], output) && (*skip)-- == 0)
            return true;
    return false;
}

static enum console_lack farther(enum console_lack a, enum console_lack b)
{
    return a > b ? a : b;
}

/* Whether a display of this card is to be had, now in output. */
static bool try_card(int fd, int *skip, struct output *output, enum console_lack *lack)
{
    uint64_t dumb = 0;
    drmModeRes *res = drmModeGetResources(fd);
    bool has_ports = res && res->count_connectors > 0;
    bool found = has_ports && find_output(fd, res, skip, output);
    drmModeFreeResources(res);
    if (has_ports)
        *lack = farther(*lack, CONSOLE_NO_DISPLAY);
    if (found && !drmIsMaster(fd))
        *lack = farther(*lack, CONSOLE_TAKEN);
    else if (found && (drmGetCap(fd, DRM_CAP_DUMB_BUFFER, &dumb) != 0 || !dumb))
        *lack = farther(*lack, CONSOLE_REFUSED);
    else
        return found;
    return false;
}

/* From now on the console is this card's; its own is the same as before. */
static void take_card(struct console *console, int fd, const char *name)
{
    if (fd == console->fd)
        return;
    free_buffers(console);
    if (console->fd >= 0)
        close(console->fd);
    console->fd = fd;
    console->is_flipping = false;
    snprintf(console->card, sizeof console->card, "%s", name);
}

static bool find_on_card(struct console *console, const char *name, int *skip,
                         struct output *output, enum console_lack *lack)
{
    char path[PATH_MAX];
    bool is_own = console->fd >= 0 && strcmp(name, console->card) == 0;
    snprintf(path, sizeof path, "%s/%s", console->cards, name);
    int fd = is_own ? console->fd : open(path, O_RDWR | O_CLOEXEC);
    if (fd < 0) {
        *lack = farther(*lack, CONSOLE_FORBIDDEN);
        return false;
    }
    if (try_card(fd, skip, output, lack)) {
        take_card(console, fd, name);
        return true;
    }
    if (!is_own)
        close(fd);
    return false;
}

/* Of a card that was taken away; one that comes may have its name. */
static void drop_dead_card(struct console *console)
{
    drmModeRes *res = console->fd < 0 ? NULL : drmModeGetResources(console->fd);
    if (!res)
        take_card(console, -1, "");
    drmModeFreeResources(res);
}

static int is_card(const struct dirent *entry)
{
    return str_begins_with(entry->d_name, "card");
}

static bool find_display(struct console *console, int number, struct output *output,
                         enum console_lack *lack)
{
    struct dirent **names = NULL;
    int count = scandir(console->cards, &names, is_card, versionsort);
    bool found = false;
    *lack = CONSOLE_NO_CARD;
    for (int i = 0; i < count; i++) {
        found = found || find_on_card(console, names[i]->d_name, &number, output, lack);
        free(names[i]);
    }
    free(names);
    return found;
}

static void tell_display(const struct console *console)
{
    const struct output *output = &console->output;
    log_info("the display is %dx%d, on %s; it says that it is %d x %d mm", output->mode.hdisplay,
             output->mode.vdisplay, console->card, output->w_mm, output->h_mm);
}

static bool look(struct console *console, enum console_lack *lack)
{
    struct output output, before = console->output;
    bool was_plugged = console->is_plugged;
    console->is_set = console->is_plugged = false;
    drop_dead_card(console);
    if (!find_display(console, console->number, &output, lack) &&
        !find_display(console, 0, &output, lack))
        return false;
    console->output = output;
    bool fits = console->buffers[1].pixels && before.mode.hdisplay == output.mode.hdisplay &&
                before.mode.vdisplay == output.mode.vdisplay;
    if (!fits && !make_buffers(console)) {
        *lack = CONSOLE_REFUSED;
        return false;
    }
    console->is_plugged = true;
    if (!fits || !was_plugged)
        tell_display(console);
    return true;
}

static const char *lack_words(enum console_lack lack)
{
    switch (lack) {
    case CONSOLE_NO_CARD: return "there is no graphics card yet";
    case CONSOLE_FORBIDDEN:
        return "the graphics card may not be opened: is who runs this in the "
               "group video?";
    case CONSOLE_NO_DISPLAY: return "no display is plugged in";
    case CONSOLE_TAKEN: return "another program has the display";
    case CONSOLE_REFUSED: return "the graphics card has no memory for plain pictures";
    }
    return "";
}

static void let_go_of_left(struct console *console)
{
    if (console->left >= 0)
        close(console->left);
    console->left = -1;
}

struct console *console_open(const char *cards, int number, int *left, enum console_lack *lack,
                             struct err *err)
{
    if (*left >= 0)
        drmDropMaster(*left); /* whoever opens the card then may show on it */
    struct console *console = xcalloc(1, sizeof *console);
    console->cards = cards;
    console->number = number;
    console->fd = -1;
    console->left = *left;
    bool found = look(console, lack);
    if (!found && *lack == CONSOLE_TAKEN && *left >= 0) { /* by the picture that was left */
        let_go_of_left(console);
        *left = -1;
        found = look(console, lack);
    }
    if (!found) {
        err_set(err, "%s", lack_words(*lack));
        console->left = -1;
        console_close(console);
        return NULL;
    }
    *left = -1;
    return console;
}

void console_close(struct console *console)
{
    if (!console)
        return;
    let_go_of_left(console);
    free_buffers(console);
    if (console->fd >= 0)
        close(console->fd);
    free(console);
}

/* What is shown is the card's: it needs the mapping no more, but the descriptor. */
int console_leave(struct console *console)
{
    int fd = console->fd;
    for (int i = 0; i < 2; i++)
        if (console->buffers[i].pixels)
            munmap(console->buffers[i].pixels, console->buffers[i].size);
    let_go_of_left(console);
    free(console);
    return fd;
}

void console_set_dark(struct console *console, bool dark)
{
    console->is_dark = dark;
    if (dark && console->is_plugged)
        drmModeSetCrtc(console->fd, console->output.crtc, 0, 0, 0, NULL, 0, NULL);
    console->is_set = console->is_flipping = false;
}

void console_look(struct console *console)
{
    enum console_lack lack;
    bool was_plugged = console->is_plugged;
    if (console->is_dark)
        return;
    if (!look(console, &lack) && was_plugged)
        log_warn("%s", lack_words(lack));
}

void console_size(const struct console *console, int *w_px, int *h_px)
{
    *w_px = console->output.mode.hdisplay;
    *h_px = console->output.mode.vdisplay;
}

double console_inches(const struct console *console)
{
    const struct output *output = &console->output;
    return port_inches(output->w_mm, output->h_mm, output->mode.hdisplay, output->mode.vdisplay);
}

static void take_flip(int fd, unsigned int frame, unsigned int s, unsigned int us, void *context)
{
    (void)fd, (void)frame, (void)s, (void)us;
    ((struct console *)context)->is_flipping = false;
}

/* The buffer that is painted next is shown until then. A card that does not say is not waited
   for again: its mode is set anew, which shows a picture, too. */
static void await_flip(struct console *console)
{
    drmEventContext events = {.version = 2, .page_flip_handler = take_flip};
    struct pollfd card = {.fd = console->fd, .events = POLLIN};
    while (console->is_flipping && poll(&card, 1, FLIP_MS) > 0)
        if (drmHandleEvent(console->fd, &events) != 0)
            break;
    if (console->is_flipping)
        console->is_set = false;
    console->is_flipping = false;
}

static void paint(const struct console *console, int degrees, const SDL_Surface *picture,
                  const struct rect *rects, int count)
{
    const struct buffer *back = &console->buffers[!console->front];
    for (int i = 0; i < count; i++)
        turn_copy(degrees, picture->pixels, picture->pitch / 4, picture->w, picture->h, rects[i],
                  back->pixels, (int)back->pitch / 4);
}

static bool show(struct console *console, const struct buffer *buffer)
{
    struct output *output = &console->output;
    if (console->is_set && drmModePageFlip(console->fd, output->crtc, buffer->id,
                                           DRM_MODE_PAGE_FLIP_EVENT, console) == 0) {
        console->is_flipping = true;
        return true;
    }
    console->is_set = drmModeSetCrtc(console->fd, output->crtc, buffer->id, 0, 0,
                                     &output->connector, 1, &output->mode) == 0;
    return console->is_set;
}

bool console_present(struct console *console, int degrees, const SDL_Surface *picture,
                     const struct rect *rects, int count)
{
    struct rect whole = {0, 0, picture->w, picture->h};
    struct rect shown = turn_rect(degrees, whole, picture->w, picture->h);
    if (!console->is_plugged)
        return true;
    if (shown.w != console->output.mode.hdisplay || shown.h != console->output.mode.vdisplay)
        return false;
    await_flip(console);
    if (!console->is_set) {
        console->last.count = 0;
        rects = &whole;
        count = 1;
    }
    paint(console, degrees, picture, console->last.rects, console->last.count);
    paint(console, degrees, picture, rects, count);
    console->last.count = count;
    memcpy(console->last.rects, rects, (size_t)count * sizeof *rects);
    if (!show(console, &console->buffers[!console->front]))
        return false;
    console->front = !console->front;
    let_go_of_left(console);
    return true;
}
