/* What the kiosk is measured against: one screen of text, a picture and four buttons, by
   SDL2, SDL2_ttf and Lua in the obvious way, with SDL's own defaults. A click on a button
   shows the other page.
   Usage: bare FONT.ttf PICTURE.png */
#include <SDL2/SDL.h>
#include <SDL2/SDL_image.h>
#include <SDL2/SDL_ttf.h>
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdbool.h>
#include <stdio.h>

#define TEXTS 6
#define BUTTONS 4

static const char pages[] =
    "local body = 'With age, a band of tissue in your back, a ligament, can grow thick. '"
    "  .. 'It presses on the nerves that run to your legs.'\n"
    "local function page(title)\n"
    "  return { title, 'MILD makes more room for the nerves in your low back.', body,\n"
    "           body, body, 'It may help. It does not help everyone.',\n"
    "           'Back', 'Home', 'Finish', 'Next' }\n"
    "end\n"
    "return { page 'What is MILD?', page 'Who may it help?' }\n";

struct bare {
    SDL_Renderer *renderer;
    TTF_Font *title, *text;
    SDL_Texture *picture;
    lua_State *lua;
    int page;
};

static const SDL_Color ink = {0x14, 0x23, 0x2d, 255}, paper = {255, 255, 255, 255};

static SDL_Rect button_rect(int i)
{
    return (SDL_Rect){60 + i * 460, 940, 400, 110};
}

static int show_text(struct bare *bare, TTF_Font *font, const char *words, SDL_Color colour, int x,
                     int y, int w)
{
    SDL_Surface *surface = TTF_RenderUTF8_Blended_Wrapped(font, words, colour, (Uint32)w);
    SDL_Texture *texture = SDL_CreateTextureFromSurface(bare->renderer, surface);
    SDL_Rect to = {x, y, surface->w, surface->h};
    SDL_RenderCopy(bare->renderer, texture, NULL, &to);
    SDL_DestroyTexture(texture);
    SDL_FreeSurface(surface);
    return y + to.h + 20;
}

static void show(struct bare *bare)
{
    SDL_SetRenderDrawColor(bare->renderer, 0xfa, 0xf8, 0xf4, 255);
    SDL_RenderClear(bare->renderer);
    lua_rawgeti(bare->lua, -1, bare->page + 1); // pages page
    int y = 60;
    for (int i = 1; i <= TEXTS + BUTTONS; i++) {
        lua_rawgeti(bare->lua, -1, i); // pages page words
        const char *words = lua_tostring(bare->lua, -1);
        if (i <= TEXTS) {
            y = show_text(bare, i == 1 ? bare->title : bare->text, words, ink, 60, y, 1000);
        } else {
            SDL_Rect at = button_rect(i - TEXTS - 1);
            SDL_SetRenderDrawColor(bare->renderer, 0x0b, 0x55, 0x63, 255);
            SDL_RenderFillRect(bare->renderer, &at);
            show_text(bare, bare->text, words, paper, at.x + 120, at.y + 30, at.w);
        }
        lua_pop(bare->lua, 1); // pages page
    }
    lua_pop(bare->lua, 1); // pages
    SDL_RenderCopy(bare->renderer, bare->picture, NULL, &(SDL_Rect){1120, 100, 740, 740});
    SDL_RenderPresent(bare->renderer);
}

static bool on_button(int x, int y)
{
    for (int i = 0; i < BUTTONS; i++) {
        SDL_Rect at = button_rect(i);
        if (SDL_PointInRect(&(SDL_Point){x, y}, &at))
            return true;
    }
    return false;
}

static void loop(struct bare *bare)
{
    SDL_Event event;
    show(bare);
    while (SDL_WaitEvent(&event)) {
        if (event.type == SDL_QUIT)
            return;
        if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_EXPOSED)
            SDL_RenderPresent(bare->renderer);
        if (event.type == SDL_MOUSEBUTTONUP && on_button(event.button.x, event.button.y)) {
            bare->page = !bare->page;
            show(bare);
        }
    }
}

int main(int argc, char **argv)
{
    struct bare bare = {0};
    if (argc != 3 || SDL_Init(SDL_INIT_VIDEO) != 0 || TTF_Init() != 0) {
        fprintf(stderr, "usage: bare FONT.ttf PICTURE.png, on a display\n");
        return 2;
    }
    SDL_Window *window = SDL_CreateWindow("Bare", 0, 0, 1920, 1080, 0);
    bare.renderer = SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE);
    bare.title = TTF_OpenFont(argv[1], 72);
    bare.text = TTF_OpenFont(argv[1], 42);
    bare.picture = IMG_LoadTexture(bare.renderer, argv[2]);
    bare.lua = luaL_newstate();
    luaL_openlibs(bare.lua);
    if (!bare.renderer || !bare.title || !bare.picture ||
        luaL_dostring(bare.lua, pages) != LUA_OK) {
        fprintf(stderr, "bare: %s\n", SDL_GetError());
        return 1;
    }
    loop(&bare);
    lua_close(bare.lua);
    SDL_DestroyTexture(bare.picture);
    TTF_CloseFont(bare.title);
    TTF_CloseFont(bare.text);
    SDL_DestroyRenderer(bare.renderer);
    SDL_DestroyWindow(window);
    TTF_Quit();
    SDL_Quit();
    return 0;
}
