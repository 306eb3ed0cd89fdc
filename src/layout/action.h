/* What a touch or a key leads to, as a value. The app carries it out. Its texts are the page's on
   which it stands, or those of the outcome that it is of (script.h): they live as long. */
#pragma once

enum action_kind {
    ACTION_NONE,
    ACTION_GO,       /* to `page` */
    ACTION_BACK,     /* to where the visitor came from */
    ACTION_HOME,     /* to the start page */
    ACTION_FINISH,   /* the visit ends now */
    ACTION_SCRIPT,   /* the script's own, by `ref`: a function, or values to set */
    ACTION_NEXT,     /* the rest of this page, else the next page of the flow */
    ACTION_BEGIN,    /* from the attract page, in language `text` */
    ACTION_LANGUAGE, /* the next language of the pack */
    ACTION_SIZE,     /* to the text size `text`: "100" "150" "200" */
    ACTION_THEME,    /* the other theme */
    ACTION_MENU,     /* to the built-in page of what a rail has no room for */
    ACTION_STAY,     /* "I am still here" */
    ACTION_TYPE,     /* one character, `text`, into the page's field */
    ACTION_ERASE,    /* its last character */
    ACTION_ENTER,    /* what was typed is set under the field's key */
    ACTION_STILL,    /* the page's still number `ref`, from 0, which stands */
    ACTION_PLAY,     /* they move from where they stand, or anew from the last */
    ACTION_PAUSE,    /* they stand */
};

struct action {
    enum action_kind kind;
    int ref;
    const char *page; /* a page id */
    const char *text;
};
