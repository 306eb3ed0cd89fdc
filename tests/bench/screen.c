/* Sees what a visitor would, from the X server's side: XDamage tells when a pixel of the
   display changed, XTest is the finger. The same measure for every program.
   Usage: screen start PROGRAM ARG...   its pid, ms to its first page, ms of processor
   time screen taps                   of each line "X Y": ms from the lift to the page */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/extensions/Xdamage.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define START_MOST_MS 60000
#define TAP_MOST_MS 2000
#define PRESS_MS 60
#define SAMPLES 16 /* pixels along the diagonal */

struct screen {
    Display *display;
    Window root;
    int damage_event, w, h;
};

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void wait_ms(long ms)
{
    nanosleep(&(struct timespec){ms / 1000, ms % 1000 * 1000000}, NULL);
}

/* Whether some pixel changed within the time; the area of it, as the server told. */
static bool changed_within(struct screen *screen, double ms, long *area)
{
    double end = now_ms() + ms;
    for (;;) {
        while (XPending(screen->display)) {
            XEvent event;
            XNextEvent(screen->display, &event);
            if (event.type != screen->damage_event)
                continue;
            const XDamageNotifyEvent *damage = (const void *)&event;
            *area = (long)damage->area.width * damage->area.height;
            return true;
        }
        double left = end - now_ms();
        struct pollfd fd = {.fd = ConnectionNumber(screen->display), .events = POLLIN};
        if (left <= 0 || poll(&fd, 1, (int)left + 1) < 0)
            return false;
    }
}

static void drain(struct screen *screen)
{
    XSync(screen->display, False);
    for (long area; changed_within(screen, 1, &area);)
        continue;
}

/* A window that was mapped and not yet painted is black. */
static bool is_painted(const struct screen *screen)
{
    for (int i = 0; i < SAMPLES; i++) {
        int x = (2 * i + 1) * screen->w / (2 * SAMPLES);
        int y = (2 * i + 1) * screen->h / (2 * SAMPLES);
        XImage *image = XGetImage(screen->display, screen->root, x, y, 1, 1, AllPlanes, ZPixmap);
        bool black = !image || (XGetPixel(image, 0, 0) & 0xffffff) == 0;
        if (image)
            XDestroyImage(image);
        if (black)
            return false;
    }
    return true;
}

static unsigned long hash_of(const struct screen *screen)
{
    XImage *image = XGetImage(screen->display, screen->root, 0, 0, (unsigned)screen->w,
                              (unsigned)screen->h, AllPlanes, ZPixmap);
    unsigned long hash = 5381;
    for (long i = 0; i < (long)image->bytes_per_line * image->height; i++)
        hash = hash * 33 + (unsigned char)image->data[i];
    XDestroyImage(image);
    return hash;
}

/* User and system time of the process and of its children that have ended. */
static double cpu_ms(pid_t pid)
{
    char path[64], line[1024] = "";
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    FILE *file = fopen(path, "r");
    if (file) {
        if (!fgets(line, sizeof line, file))
            line[0] = '\0';
        fclose(file);
    }
    long ticks[4] = {0};
    const char *after = strrchr(line, ')');
    if (after)
        sscanf(after + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld %ld %ld", &ticks[0],
               &ticks[1], &ticks[2], &ticks[3]);
    return (double)(ticks[0] + ticks[1] + ticks[2] + ticks[3]) * 1e3 / (double)sysconf(_SC_CLK_TCK);
}

/* The first page is the first picture that covers the display, if it stays as it is. */
static int start(struct screen *screen, char **argv)
{
    drain(screen);
    double begin = now_ms();
    pid_t pid = fork();
    if (pid == 0) {
        close(ConnectionNumber(screen->display));
        dup2(STDERR_FILENO, STDOUT_FILENO); /* who reads us does not wait for it */
        execv(argv[0], argv);
        _exit(127);
    }
    long area = 0;
    while (changed_within(screen, START_MOST_MS, &area)) {
        double at = now_ms();
        if (area < (long)screen->w * screen->h * 9 / 10 || !is_painted(screen))
            continue;
        unsigned long first = hash_of(screen);
        wait_ms(300);
        printf("%d %.2f %.0f%s\n", (int)pid, at - begin, cpu_ms(pid),
               hash_of(screen) == first ? "" : " changed");
        return 0;
    }
    fprintf(stderr, "screen: %s shows nothing\n", argv[0]);
    kill(pid, SIGTERM);
    return 1;
}

static int taps(struct screen *screen)
{
    char line[64];
    while (fgets(line, sizeof line, stdin)) {
        int x, y;
        long area;
        if (sscanf(line, "%d %d", &x, &y) != 2)
            return 2;
        XTestFakeMotionEvent(screen->display, -1, x, y, CurrentTime);
        XTestFakeButtonEvent(screen->display, 1, True, CurrentTime);
        XSync(screen->display, False);
        wait_ms(PRESS_MS);
        drain(screen);
        double lift = now_ms();
        XTestFakeButtonEvent(screen->display, 1, False, CurrentTime);
        XFlush(screen->display);
        if (changed_within(screen, TAP_MOST_MS, &area))
            printf("%.3f\n", now_ms() - lift);
        else
            printf("nothing\n");
        fflush(stdout);
    }
    return 0;
}

int main(int argc, char **argv)
{
    struct screen screen = {.display = XOpenDisplay(NULL)};
    int error;
    if (!screen.display || !XDamageQueryExtension(screen.display, &screen.damage_event, &error)) {
        fprintf(stderr, "screen: there is no X display with damage\n");
        return 2;
    }
    screen.root = DefaultRootWindow(screen.display);
    screen.w = DisplayWidth(screen.display, DefaultScreen(screen.display));
    screen.h = DisplayHeight(screen.display, DefaultScreen(screen.display));
    screen.damage_event += XDamageNotify;
    XDamageCreate(screen.display, screen.root, XDamageReportRawRectangles);
    if (argc > 2 && strcmp(argv[1], "start") == 0)
        return start(&screen, argv + 2);
    if (argc == 2 && strcmp(argv[1], "taps") == 0)
        return taps(&screen);
    fprintf(stderr, "usage: screen start PROGRAM ARG... | screen taps\n");
    return 2;
}
