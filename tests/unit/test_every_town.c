/* Every town can be chosen: a visitor types its name until he sees it, then its state, then
   turns the parts of the list, with the finder's own page and no layout. */
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
    const struct node *node = c->page.root;
    while (node && !(node->text && strcmp(node->text, name) == 0))
        node = node_after(c->page.root, node);
    if (!node)
        fail_msg("no page is %s", name);
    assert_true(tap(c, "Change town"));
    type(c, "", 0);
    return touches + 1;
}

static void test_every_town(void **state)
{
    (void)state;
    static struct town towns[4000];
    int counts[MOST + 1] = {0}, chosen = 0, half = 0, median = 0;
    size_t step = getenv("ANTEROOM_ALL_VARIANTS") && !BUILT_WITH_ASAN ? 1 : SAMPLE;
    struct script_case *c = case_make();
    c->lowest = CORE_DIR;
    case_puts(c, "pages/home.lua",
              CASE_PAGE("Find", "locator { rows = csv 'data/locations.csv', go = 'other' }"));
    case_open_pack(c);
    assert_true(case_open_script(c));
    show(c);
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
    for (int i = 0; i <= MOST; i++)
        print_message("%d: %d\n", i, counts[i]);
    assert_in_range(median - 1, 1, MEDIAN);
    case_close(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_town)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
