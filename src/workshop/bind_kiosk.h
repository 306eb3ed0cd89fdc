/* A kiosk for scripts, with a clock of its own: what play.lua and monkey.lua are given beside
   the state's own functions (state.h). Numbers of ms are of that clock, of px from the upper left.

   pack                   what bind.h says of pack.info, pack.pages and pack.layers
   flow_tests(path) -> {fixture=, {file=, name=, {name=, line=, text=, texts=, number=, x=, y=}...}...}
        of a pack's file, the steps as script/steps.h has them; nil, a sentence and the fixture: it
        fails. The file runs in a state of its own: this is what it gave
   progress(text), for a terminal; progress() wipes it
   heap_bytes() -> what the program holds, without these scripts

   kiosk.w_px, h_px;  kiosk.display, as --screen has it;  kiosk.zip, one that finds an office
   kiosk.test_files       the pack's, for flow_tests
   kiosk.begin()          a new kiosk in place of the one before. Nothing is on its screen yet
   kiosk.show()           lays out and paints what changed; what is asked of the screen is of then
   kiosk.now() -> ms;  kiosk.wait(ms): all that falls due on the way happens
   kiosk.finger(what, number, x, y): "down", "move" or "up";  kiosk.tap(x, y)
   kiosk.key(name, with) -> false: SDL has no key of that name. with: "shift", "alt" or nil
   kiosk.start(), language(code) -> false: not of the pack, text_size(percent), dark(true)
   kiosk.word(source) -> its translation;  kiosk.px(mm) -> px
   kiosk.at() -> page, screen (from 1), screens, language, text_size, dark; full: it has no bars;
        failure: why the calm page stands there
   kiosk.buttons() -> {name=, id=, part=, x=, y=, w=, h=, ...}..., in reading order. part "content",
        "bar" or "dialog"; touchable; ready_ms, how long until a tap counts; action "go",
        "home", "next" or nil; page, where to
   kiosk.texts() -> {text=, label=, part=, heading=, lines=}..., of what can be read; label: of the
        button it stands on; lines: of a button, all its words
   kiosk.broken_rule() -> the first that does not hold of a screen (holds.h), or nil */
#pragma once

#include "workshop/drive.h"
#include "workshop/holds.h"
#include "workshop/state.h"

struct scripted_kiosk { /* stays where it is while the state is open */
    struct app_config config;
    struct drive drive;
    struct holds holds;
    struct arena *arena; /* of what is being told */
};

void bind_kiosk(struct state *state, struct scripted_kiosk *kiosk, const struct app_config *config);
void bind_kiosk_end(struct scripted_kiosk *kiosk);

/* Only for bind_kiosk.c: what is asked of the screen, into the table on top; and, also of
   use to it, whose kiosk it is, and an arena in which nothing stands any more. */
void bind_screen(lua_State *L);
struct scripted_kiosk *bind_scripted_kiosk(lua_State *L);
struct drive *bind_drive(lua_State *L);
struct arena *bind_clear_arena(lua_State *L);
