/* Drawings as other programs write them, drawn as librsvg draws them; and their colours in both
   themes. */
#include "render/image.h"

#include "render/drawing_colours.h"
#include "scratch.h"

#define SVG(inner) "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 30'>" inner "</svg>"
#define ALL "<rect width='40' height='30' fill='#ffffff'/>"
#define LINKED "xmlns:xlink='http://www.w3.org/1999/xlink'"
/* A PNG of one red pixel. */
#define RED_DOT                                                                                    \
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQ" \
    "DJ/pLvAAAAAElFTkSuQmCC"

/* The pixel in the middle of what is drawn at 40 x 30. */
static void assert_middle(const char *svg, bool dark, Uint32 wanted)
{
    struct err err = {""};
    SDL_Surface *surface = image_load(svg, strlen(svg), 40, 30, dark, &err);
    if (!surface)
        fail_msg("%s: %s", svg, err.text);
    const Uint32 *row = (void *)((char *)surface->pixels + 15 * surface->pitch);
    if (row[20] != wanted)
        fail_msg("%s: %08x, wanted %08x", svg, row[20], wanted);
    SDL_FreeSurface(surface);
}

static void test_drawings(void **state)
{
    (void)state;
    static const struct {
        const char *svg;
        Uint32 middle;
    } rows[] = {
        /* Inkscape: millimetres, its own names, a hidden layer, a style attribute */
        {"<?xml version='1.0' encoding='UTF-8' standalone='no'?>\n<svg width='120mm' height='90mm' "
         "viewBox='0 0 40 30' xmlns='http://www.w3.org/2000/svg' xmlns:inkscape='http://x/y'>"
         "<g inkscape:groupmode='layer' style='display:inline'><rect style='fill:#0b5563;"
         "fill-opacity:1' width='40' height='30'/></g><g style='display:none'>" ALL "</g></svg>",
         0xff0b5563},
        {SVG("<rect width='40' height='30' fill='#0b5563'/><g visibility='hidden'>" ALL "</g>"),
         0xff0b5563},
        /* Illustrator: a style sheet with classes, a DOCTYPE */
        {SVG("<style type='text/css'>.st0{fill:#F3C24F;}\n.st1{fill:none;stroke:#000}</style>"
             "<rect class='st0' width='40' height='30'/><path class='st1' d='M0 0h9'/>"),
         0xfff3c24f},
        {"<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' "
         "'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>\n" SVG(
             "<rect width='40' height='30' fill='#00f'/>"),
         0xff0000ff},
        {SVG("<style><![CDATA[ rect > .a, #b { fill: rgb(255, 0, 0) } ]]></style>"
             "<rect id='b' width='40' height='30'/>"),
         0xffff0000},
        /* Figma: a clip path, a mask, a filter with a shadow */
        {SVG("<g clip-path='url(#c)'>" ALL "</g><defs><clipPath id='c'><rect width='9' "
             "height='9'/></clipPath></defs>"),
         0x00000000},
        {SVG("<mask id='m'><rect width='10' height='30' fill='white'/></mask><g "
             "mask='url(#m)'>" ALL "</g>"),
         0x00000000},
        {SVG("<defs><filter id='f' x='0' y='0' width='40' height='30' "
             "filterUnits='userSpaceOnUse'><feFlood flood-color='#00ff00'/></filter></defs><rect "
             "filter='url(#f)' width='40' height='30' fill='red'/>"),
         0xff00ff00},
        {SVG("<linearGradient id='g'><stop stop-color='#0000ff'/><stop offset='1' "
             "style='stop-color:#0000ff'/></linearGradient><rect width='40' height='30' "
             "fill='url(#g)'/>"),
         0xff0000ff},
        {SVG("<radialGradient id='g' gradientUnits='userSpaceOnUse' cx='20' cy='15' r='99'><stop "
             "stop-color='#f00'/><stop offset='1' stop-color='#f00'/></radialGradient><circle "
             "cx='20' cy='15' r='12' fill='url(#g)'/>"),
         0xffff0000},
        /* PowerPoint: points, a bitmap inside, a matrix */
        {"<svg width='30pt' height='22.5pt' viewBox='0 0 40 30' "
         "xmlns='http://www.w3.org/2000/svg'>"
         "<g transform='matrix(1 0 0 1 10 5)'><rect width='20' height='20' fill='#FF0000'/></g>"
         "</svg>",
         0xffff0000},
        {"<svg viewBox='0 0 40 30' " LINKED " xmlns='http://www.w3.org/2000/svg'><image "
         "width='40' height='30' preserveAspectRatio='none' xlink:href='" RED_DOT "'/></svg>",
         0xffff0000},
        /* draw.io: a switch whose first choice is HTML, light-dark colours in a style */
        {"<svg width='40px' height='30px' viewBox='-0.5 -0.5 40 30' "
         "xmlns='http://www.w3.org/2000/svg'><g><rect width='40' height='30' fill='rgb(218, 232, "
         "252)' stroke='none' pointer-events='all'/></g></svg>",
         0xffdae8fc},
        {SVG("<switch><g requiredExtensions='http://www.w3.org/1999/xhtml'>" ALL "</g><rect "
             "width='40' height='30' fill='#00ff00'/></switch>"),
         0xff00ff00},
        /* svgo: use, symbols, short forms, no quotes' worth of space */
        {"<svg xmlns='http://www.w3.org/2000/svg' " LINKED " viewBox='0 0 40 30'><defs><path "
         "id='a' d='M0 0h40v30H0z'/></defs><use fill='#f0f' xlink:href='#a'/></svg>",
         0xffff00ff},
        {SVG("<symbol id='s' viewBox='0 0 10 10'><path d='M0 0h10v10H0z' fill='#0f0'/></symbol>"
             "<use href='#s' x='5' width='30' height='30'/>"),
         0xff00ff00},
        {SVG("<marker id='m' markerWidth='9' markerHeight='9' refX='4' refY='4' "
             "markerUnits='userSpaceOnUse'><path d='M0 0h9v9H0z' fill='#00f'/></marker><path "
             "d='M0 15L20 15' marker-end='url(#m)'/>"),
         0xff0000ff},
        {SVG("<pattern id='p' width='1' height='1'><rect width='40' height='30' fill='#0ff'/>"
             "</pattern><rect width='40' height='30' fill='url(#p)'/>"),
         0xff00ffff},
        /* others: a BOM, per cents, names, nested pictures, entities of XML */
        {"\xEF\xBB\xBF" SVG("<rect width='100%' height='100%' fill='teal'/>"), 0xff008080},
        {SVG("<svg x='10' y='5' width='20' height='20' viewBox='0 0 2 2'><rect width='2' "
             "height='2' fill='&#x23;0f0'/></svg>"),
         0xff00ff00},
        {SVG("<title>A &amp; B</title><desc>&lt;rect&gt;</desc><!-- " ALL " --><rect "
             "fill='hsl(240,100%,50%)' width='40' height='30'/>"),
         0xff0000ff},
        {"<svg xmlns='http://www.w3.org/2000/svg' width='1.6in' height='1.2in' viewBox='0 0 40 "
         "30'><path fill-rule='evenodd' d='M0 0h40v30H0zM10 5h20v20H10z'/></svg>",
         0x00000000},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_middle(rows[i].svg, false, rows[i].middle);
}

static void test_current_colour(void **state)
{
    (void)state;
    static const char icon[] = SVG("<path d='M0 0h40v30H0z' fill='currentColor'/>");
    static const char own[] = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 30' "
                              "color='#ff0000'><path d='M0 0h40v30H0z' fill='currentColor'/></svg>";
    assert_middle(icon, false, 0xff16242b);
    assert_middle(icon, true, 0xfff3f6f5);
    assert_middle(own, false, 0xffff0000);
    assert_middle(own, true, 0xffff0000);
}

/* Of 0b5563 becomes 5fb6c4 in the dark theme. */
static void test_dark(void **state)
{
    (void)state;
    static const struct {
        const char *calm, *dark;
    } rows[] = {
        {"<a fill='#0b5563'/>", "<a fill='#5fb6c4'/>"},
        {"<a fill = \"#0B5563\"/>", "<a fill = \"#5fb6c4\"/>"},
        {"<a stroke='rgb(11,85,99)'/>", "<a stroke='#5fb6c4'/>"},
        {"<a stop-color=' rgb( 11 85 99 ) '/>", "<a stop-color=' #5fb6c4 '/>"},
        {"<a style='fill:none;stroke: #0b5563; x:y'/>",
         "<a style='fill:none;stroke: #5fb6c4; x:y'/>"},
        {"<style>.a{fill:#0b5563}.b{color:#FFF!important}</style>",
         "<style>.a{fill:#5fb6c4}.b{color:#2b363c!important}</style>"},
        {"<a fill='white'/><b fill='#fff'/>", "<a fill='#2b363c'/><b fill='#2b363c'/>"},
        {"<a fill='rgb(100%,100%,100%)'/>", "<a fill='#2b363c'/>"},
        /* with an alpha */
        {"<a fill='#0b556380'/>", "<a fill='#5fb6c480'/>"},
        {"<a fill='#fff8'/><b fill='#0B5563ff'/>", "<a fill='#2b363c88'/><b fill='#5fb6c4'/>"},
        {"<a fill='rgba(11,85,99,0.5)'/>", "<a fill='#5fb6c480'/>"},
        {"<a style='fill:rgb(11 85 99 / 20%)'/>", "<a style='fill:#5fb6c433'/>"},
        /* no colour of the palette, or no colour */
        {"<a fill='#0b5563'/><b style='fill:light-dark(#fff, #000)'/>",
         "<a fill='#5fb6c4'/><b style='fill:light-dark(#fff, #000)'/>"},
        {"<a fill='#123456'/><b fill='url(#x)'/>", "<a fill='#123456'/><b fill='url(#x)'/>"},
        {"<a id='#0b5563' data-fill='#0b5563' fill-rule='x'/>",
         "<a id='#0b5563' data-fill='#0b5563' fill-rule='x'/>"},
        /* one that is not understood: none is changed */
        {"<a fill='#0b5563'/><b fill='hsl(1,2%,3%)'/>",
         "<a fill='#0b5563'/><b fill='hsl(1,2%,3%)'/>"},
        {"<a fill='#0b5563'/><b fill='#0b'/>", "<a fill='#0b5563'/><b fill='#0b'/>"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf calm = {0}, dark = {0}, wanted = {0};
        buf_printf(&calm, "<svg color='x'>%s</svg>", rows[i].calm);
        buf_printf(&wanted, "<svg color='x'>%s</svg>", rows[i].dark);
        drawing_colours_set(calm.bytes, calm.len, true, &dark);
        assert_string_equal(dark.bytes, wanted.bytes);
        buf_free(&calm);
        buf_free(&dark);
        buf_free(&wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_drawings),
        cmocka_unit_test(test_current_colour),
        cmocka_unit_test(test_dark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
