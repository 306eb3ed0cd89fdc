/* Every page of the MILD pack, reached from home and left again by nothing but touches. */
#include "kiosk.h"
#include "variants.h"

struct visit {
    struct kiosk kiosk;
    const struct pack *pack;
    bool reached[256];
    int count;
};

/* Goes on over this page's screens until one has the button that leads there. */
static const struct box *find_way(struct kiosk *kiosk, const char *page)
{
    for (;;) {
        const struct scene *scene = kiosk_scene(kiosk);
        int buttons[SCENE_MAX_TARGETS], count = scene_buttons(scene, buttons);
        for (int i = 0; i < count; i++) {
            const struct node *node = scene->boxes[buttons[i]].node;
            if (node->action.kind == ACTION_GO && strcmp(node->action.page, page) == 0)
                return &scene->boxes[buttons[i]];
        }
        if (scene->screen + 1 >= scene->screens)
            return NULL;
        kiosk_tap(kiosk, "Next");
    }
}

static bool go(struct visit *visit, const char *page)
{
    const struct box *way = find_way(&visit->kiosk, page);
    if (!way)
        return false;
    kiosk_tap_box(&visit->kiosk, way);
    kiosk_assert_at(&visit->kiosk, page);
    if (app_has_failed(visit->kiosk.drive.app))
        fail_msg("%s", app_failure(visit->kiosk.drive.app));
    return true;
}

static void note(struct visit *visit, const char *page)
{
    for (size_t i = 0; i < pack_page_count(visit->pack); i++) {
        if (strcmp(pack_page(visit->pack, i), page) != 0 || visit->reached[i])
            continue;
        visit->reached[i] = true;
        visit->count++;
    }
}

static void leave_home_for(struct visit *visit, const char *by)
{
    struct kiosk *kiosk = &visit->kiosk;
    kiosk_assert_at(kiosk, "home");
    const char *menu = kiosk_button(kiosk, "Menu") ? "Menu" : "Options";
    bool there = go(visit, by);
    if (!there && kiosk_button(kiosk, menu)) { /* where room is short it is in there */
        kiosk_tap(kiosk, menu);
        there = go(visit, by);
    }
    if (!there)
        fail_msg("home has no way to %s", by);
}

/* There and Back to the page it was reached by; there again, over its screens, and Home. */
static void visit_page(struct visit *visit, const char *by, const char *page)
{
    struct kiosk *kiosk = &visit->kiosk;
    leave_home_for(visit, by);
    if (go(visit, page)) {
        note(visit, page);
        kiosk_tap(kiosk, "Back");
        kiosk_assert_at(kiosk, by);
        assert_true(go(visit, page));
        while (kiosk_scene(kiosk)->screen + 1 < kiosk_scene(kiosk)->screens)
            kiosk_tap(kiosk, "Next");
        kiosk_assert_at(kiosk, page);
    }
    kiosk_tap(kiosk, "Home");
}

static void visit_list(struct visit *visit, const char *by)
{
    note(visit, by);
    for (size_t i = 0; i < pack_page_count(visit->pack); i++) {
        const char *page = pack_page(visit->pack, i);
        if (!visit->reached[i] && strcmp(page, "home") != 0)
            visit_page(visit, by, page);
    }
}

static void visit_papers(struct visit *visit)
{
    leave_home_for(visit, "all");
    assert_true(go(visit, "proof"));
    assert_true(go(visit, "proof/papers"));
    note(visit, "proof/papers");
    kiosk_tap(&visit->kiosk, "Home");
}

static void visit_office(struct visit *visit)
{
    struct kiosk *kiosk = &visit->kiosk;
    assert_true(go(visit, "find"));
    while (!kiosk_button(kiosk, "5"))
        kiosk_tap(kiosk, "Next");
    for (const char *c = "78205"; *c; c++)
        kiosk_tap(kiosk, (char[]){*c, '\0'});
    kiosk_tap(kiosk, "Find");
    while (!kiosk_button(kiosk, "San Antonio"))
        kiosk_tap(kiosk, "Next");
    kiosk_tap(kiosk, "San Antonio");
    kiosk_assert_at(kiosk, "office");
    note(visit, "office");
    kiosk_tap(kiosk, "Back");
    kiosk_assert_at(kiosk, "find");
    kiosk_tap(kiosk, "Home");
}

static void visit_all(const char *screen, int text_size)
{
    struct scratch clinic = scratch_make(); /* without a team the page is hidden */
    scratch_write(&clinic, "images/team-two.svg",
                  "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>");
    const char *const layers[] = {SOURCE_DIR "/scripts/mild", SOURCE_DIR "/assets/mild",
                                  SOURCE_DIR "/scripts/mild-sample", clinic.path};
    struct visit visit = {0};
    struct kiosk *kiosk = &visit.kiosk;
    kiosk_open_with(kiosk, layers, 4, screen, text_size, NULL);
    visit.pack = bundle_pack(kiosk->bundle);
    note(&visit, app_page(kiosk->drive.app));
    kiosk_tap(kiosk, "English");
    note(&visit, "home");
    visit_list(&visit, "all");
    visit_list(&visit, "faq");
    visit_papers(&visit);
    visit_office(&visit);
    for (size_t i = 0; i < pack_page_count(visit.pack); i++)
        if (!visit.reached[i] && strcmp(pack_page(visit.pack, i), "staff") != 0 &&
            !stage_is_attract(app_stage(kiosk->drive.app), pack_page(visit.pack, i)) &&
            strncmp(pack_page(visit.pack, i), "end/", 4) != 0) /* by Next: flow tests go there */
            fail_msg("%s at %d: nothing led to %s", screen, text_size, pack_page(visit.pack, i));
    kiosk_tap(kiosk, "Get help now");
    kiosk_assert_at(kiosk, "help");
    assert_true(go(&visit, "staff"));
    kiosk_tap(kiosk, "Back");
    kiosk_assert_at(kiosk, "help");
    kiosk_tap(kiosk, "Home");
    kiosk_assert_at(kiosk, "home");
    kiosk_close(kiosk);
    scratch_remove(&clinic);
}

static void test_small_at_200(void **state)
{
    (void)state;
    visit_all("1024x600@10.1", 200);
}

static void test_small(void **state)
{
    (void)state;
    if (!variant_runs(1))
        skip();
    visit_all("1024x600@10.1", 100);
}

static void test_large(void **state)
{
    (void)state;
    if (!variant_runs(2))
        skip();
    visit_all("1920x1080@21.5", 100);
}

static void test_large_at_200(void **state)
{
    (void)state;
    if (!variant_runs(3))
        skip();
    visit_all("1920x1080@21.5", 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small_at_200),
        cmocka_unit_test(test_small),
        cmocka_unit_test(test_large),
        cmocka_unit_test(test_large_at_200),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
