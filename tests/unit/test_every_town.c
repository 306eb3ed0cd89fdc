/* Every town can be chosen: a visitor types its name until he sees it, then its state, then
   turns the parts of the list; and what he is told of a ZIP code. With the finder's own page and
   no layout. */
#include "base/asan.h"
#include "places/fold.h"
#include "places/states.h"
#include "script_case.h"

#define MOST 20   /* touches, from the pad for ZIP codes to the town */
#define MEDIAN 12 /* at most */
#define SAMPLE 60 /* every how manyth, unless all are wanted */

static const struct node *button_of(const struct script_case *c, const char *name)
{
    const struct node *node = c->page.root;
    for (; node; node = node_after(c->page.root, node))
        if (node->kind == NODE_BUTTON && node->name && strcmp(node->name, name) == 0)
            return node;
    return NULL;
}

static bool says(const struct script_case *c, const char *text)
{
    const struct node *node = c->page.root;
    while (node && !(node->text && strcmp(node->text, text) == 0))
        node = node_after(c->page.root, node);
    return node != NULL;
}

static void show(struct script_case *c)
{
    if (c->page.refs)
        script_leave(c->script, &c->page);
    if (!case_show(c, "home"))
        fail_msg("%s", c->err.text);
}

static bool tap(struct script_case *c, const char *name)
{
    struct outcome out;
    const struct node *node = button_of(c, name);
    if (!node)
        return false;
    if (!script_act(c->script, &c->page, node->action.ref, &out, &c->err))
        fail_msg("%s: %s", name, c->err.text);
    show(c);
    return true;
}

static void type(struct script_case *c, const char *letters, size_t len)
{
    char text[160];
    snprintf(text, sizeof text, "%.*s", (int)len, letters);
    assert_true(script_type(c->script, "town", true, text, &c->err));
    show(c);
}

/* The touches that it took from the pad for ZIP codes. */
static int choose(struct script_case *c, const struct town *town)
{
    char key[64], typed[128], name[96];
    const char *letters = state_letters(town->state);
    assert_non_null(letters);
    assert_true(fold_key(town->name, key, sizeof key));
    snprintf(typed, sizeof typed, "%s %s", key, letters);
    snprintf(name, sizeof name, "%s, %s", town->name, town->state);
    int touches = 1; /* I do not know my ZIP */
    for (size_t len = 1; len <= strlen(typed) && !button_of(c, name); len++, touches++)
        type(c, typed, len);
    for (; !button_of(c, name); touches++)
        if (!tap(c, "More towns"))
            fail_msg("%s can not be chosen", name);
    assert_true(tap(c, name));
    snprintf(name, sizeof name, "Near %s, %s", town->name, town->state);
    if (!says(c, name))
        fail_msg("no page is %s", name);
    assert_true(tap(c, "Change town"));
    type(c, "", 0);
    return touches + 1;
}

static struct script_case *open_finder(void)
{
    struct script_case *c = case_make();
    c->lowest = CORE_DIR;
    case_puts(c, "pages/home.lua",
              CASE_PAGE("Find", "locator { rows = csv 'data/locations.csv', go = 'other' }"));
    case_open_pack(c);
    assert_true(case_open_script(c));
    show(c);
    return c;
}

#define MILITARY                                                                                   \
    "That is a military ZIP code. Type a ZIP code near you in the US, or see all offices."
#define UNKNOWN                                                                                    \
    "We can not find that ZIP code. Check the numbers, or see the list of all our offices."
#define SHORT "That is not a whole ZIP code yet. Type all 5 numbers."

static void test_zip_codes(void **state)
{
    (void)state;
    static const struct {
        const char *zip, *text;
    } rows[] = {
        {"01801", "Near Woburn, MA 01801"},
        {"01915", "Near Beverly, MA 01915"},
        {"78006", "Near Boerne, TX 78006"},
        {"78028", "Near Kerrville, TX 78028"},
        {"78201", "Near San Antonio, TX 78201"},
        {"21201", "Near Baltimore, MD 21201"},
        {"78205", "Near San Antonio, TX 78205"},
        {"90210", "Near Beverly Hills, CA 90210"},
        {"60601", "Near Chicago, IL 60601"},
        {"02108", "Near Boston, MA 02108"},
        {"33101", "Near Miami, FL 33101"},
        {"96701", "Near Aiea, HI 96701"},
        {"83001", "Near Jackson, WY 83001"},
        {"59001", "Near Absarokee, MT 59001"},
        {"04003", "Near Bailey Island, ME 04003"},
        {"20001", "Near Washington, DC 20001"},
        {"48201", "Near Detroit, MI 48201"},
        {"98101", "Near Seattle, WA 98101"},
        {"99503", "Near Anchorage, AK 99503"},
        {"99519", "Near Anchorage, AK 99519"},
        {"99701", "Near Fairbanks, AK 99701"},
        {"75070", "Near McKinney, TX 75070"},
        {"96860", "Near JBPHH, HI 96860"},
        {"00501", "Near Holtsville, NY 00501"},
        {"12345", "Near Schenectady, NY 12345"},
        {"20500", "Near Washington, DC 20500"},
        {"77210", "Near Houston, TX 77210"},
        {"33206", "Near Miami, FL 33206"},
        {"73301", "Near Austin, TX 73301"},
        {"99950", "Near Ketchikan, AK 99950"},
        {"20505", "Near Washington, DC 20505"},
        {"22350", "Near Alexandria, VA 22350"},
        {"30301", "Near Atlanta, GA 30301"},
        {"77001", "Near Houston, TX 77001"},
        {"19019", "Near Philadelphia, PA 19019"},
        {"85001", "Near Phoenix, AZ 85001"},
        {"89195", "Near Las Vegas, NV 89195"},
        {"00601", "Near Adjuntas, Puerto Rico 00601"},
        {"00802", "Near Charlotte Amalie, Virgin Islands 00802"},
        {"00820", "Near Christiansted, Virgin Islands 00820"},
        {"00830", "Near Saint John, Virgin Islands 00830"},
        {"00840", "Near Frederiksted, Virgin Islands 00840"},
        {"00907", "Near San Juan, Puerto Rico 00907"},
        {"00610", "Near Añasco, Puerto Rico 00610"},
        {"96799", "Near Pago Pago, American Samoa 96799"},
        {"96910", "Near Hagåtña, Guam 96910"},
        {"96915", "Near Santa Rita, Guam 96915"},
        {"96929", "Near Yigo, Guam 96929"},
        {"96950", "Near Saipan, Northern Mariana Islands 96950"},
        {"96952", "Near Tinian, Northern Mariana Islands 96952"},
        {"96960", "Near Majuro, Marshall Islands 96960"},
        {"00936",
         "ZIP code 00936 is in Puerto Rico. Our offices there come first, if we have any."},
        {"00999",
         "ZIP code 00999 is in Puerto Rico. Our offices there come first, if we have any."},
        {"96939", "ZIP code 96939 is in Palau. Our offices there come first, if we have any."},
        {"09012", MILITARY},
        {"09898", MILITARY},
        {"34002", MILITARY},
        {"34099", MILITARY},
        {"96278", MILITARY},
        {"96200", MILITARY},
        {"10048", UNKNOWN},
        {"00000", UNKNOWN},
        {"99999", UNKNOWN},
        {"64900", UNKNOWN},
        {"55555", UNKNOWN},
        {"09999", UNKNOWN},
        {"1801", SHORT},
        {"7", SHORT},
        {"", SHORT},
    };
    struct script_case *c = open_finder();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(tap(c, "Nearest to my ZIP"));
        assert_true(script_type(c->script, "zip", false, rows[i].zip, &c->err));
        assert_true(script_enter(c->script, "zip", &c->err));
        show(c);
        if (!says(c, rows[i].text))
            fail_msg("%s: nothing says: %s", rows[i].zip, rows[i].text);
        assert_true(tap(c, "All offices") || button_of(c, "Nearest to my ZIP"));
    }
    case_close(c);
}

/* A list of towns of one name has parts, and one comes back. */
static void test_parts(void **state)
{
    (void)state;
    struct script_case *c = open_finder();
    assert_true(tap(c, "Find by town"));
    type(c, "franklin", 8);
    assert_null(button_of(c, "Towns before these"));
    int parts = 1;
    for (; tap(c, "More towns"); parts++)
        assert_non_null(button_of(c, "Towns before these"));
    assert_true(parts > 4);
    while (tap(c, "Towns before these"))
        parts--;
    assert_int_equal(parts, 1);
    case_close(c);
}

/* In steps of 5 miles up to 30, of 10 from there on. */
static void test_miles(void **state)
{
    (void)state;
    static const struct {
        const char *miles, *text;
    } rows[] = {
        {"2.4", "Less than 5 miles"}, {"7.6", "About 10 miles"},  {"22.4", "About 20 miles"},
        {"22.6", "About 25 miles"},   {"29.9", "About 30 miles"}, {"30.1", "About 30 miles"},
        {"44.9", "About 40 miles"},   {"45.1", "About 50 miles"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char page[200];
        struct script_case *c = case_make();
        c->lowest = CORE_DIR;
        snprintf(page, sizeof page, "local miles = use \"miles\"\n%s%s%s",
                 "return page { title = \"Far\", body = function() return text(miles.words(",
                 rows[i].miles, ")) end }\n");
        case_puts(c, "pages/home.lua", page);
        case_open_pack(c);
        assert_true(case_open_script(c));
        show(c);
        if (!says(c, rows[i].text))
            fail_msg("%s miles: nothing says: %s", rows[i].miles, rows[i].text);
        case_close(c);
    }
}

/* A state by its name and by its letters is one state. */
static void test_same_state(void **state)
{
    (void)state;
    struct script_case *c = case_make();
    c->lowest = CORE_DIR;
    case_puts(c, "data/locations.csv",
              "name,street,city,state,zip,phone\nSan Juan,1 A St,San Juan,PR,00907,2105550101\n"
              "Islands,1 B St,Christiansted,Virgin Islands,00820,2105550102\n");
    case_puts(c, "pages/home.lua",
              CASE_PAGE("Find", "locator { rows = csv 'data/locations.csv', go = 'other' }"));
    case_open_pack(c);
    assert_true(case_open_script(c));
    show(c);
    static const struct {
        const char *zip;
        bool other;
    } rows[] = {{"00907", false}, {"00820", false}, {"00802", false}, {"33101", true}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(tap(c, "Nearest to my ZIP"));
        assert_true(script_type(c->script, "zip", false, rows[i].zip, &c->err));
        assert_true(script_enter(c->script, "zip", &c->err));
        show(c);
        bool other = says(c, "It is in another state. Ask if your health plan pays there.") ||
                     says(c, "This is far, and in another state. Call first.");
        if (other != rows[i].other)
            fail_msg("%s", rows[i].zip);
        assert_true(tap(c, "All offices"));
    }
    case_close(c);
}

static void test_every_town(void **state)
{
    (void)state;
    static struct town towns[4000];
    int counts[MOST + 1] = {0}, chosen = 0, half = 0, median = 0;
    size_t step = getenv("ANTEROOM_ALL_VARIANTS") && !BUILT_WITH_ASAN ? 1 : SAMPLE;
    struct script_case *c = open_finder();
    assert_true(tap(c, "Find by town"));
    for (char letter = 'a'; letter <= 'z'; letter++) {
        size_t count = zips_towns(&c->zips, (char[]){letter, '\0'}, towns, 4000);
        for (size_t i = (size_t)letter % step; i < count; i += step) {
            int touches = choose(c, &towns[i]);
            if (touches > MOST)
                fail_msg("%s, %s takes %d touches", towns[i].name, towns[i].state, touches);
            counts[touches]++;
            chosen++;
        }
    }
    while (half <= chosen / 2)
        half += counts[median++];
    print_message("%d towns, half of them in %d touches\n", chosen, median - 1);
    assert_in_range(median - 1, 1, MEDIAN);
    case_close(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_town), cmocka_unit_test(test_zip_codes),
        cmocka_unit_test(test_same_state), cmocka_unit_test(test_parts),
        cmocka_unit_test(test_miles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
