/* The signals of a kiosk. TERM and INT end it within a second, whatever its loop is at; those
   that are meant for other programs (HUP, USR1, ALRM, TTIN, ...) do nothing; those by which it
   dies of itself (SEGV, BUS, ILL, FPE, ABRT) leave a word of it. */
#pragma once

#define SIGNALS_PATIENCE_MS 700 /* that the loop has to end by itself, after TERM or INT */

struct signals {
    /* TERM or INT came; from a thread of its own, which may wait. */
    void (*asked)(void *context);
    void *context;
    /* What is to be noted first; from that thread and from signal handlers: it may call what
       is safe there, and nothing else. */
    void (*note_asked)(void);
    void (*note_crash)(void);
};

/* Call it once, before any other thread is there. What `signals` points to stays. */
void signals_take(const struct signals *signals);
