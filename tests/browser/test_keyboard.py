def test_skip_link_is_what_the_keyboard_reaches_first(opened):
    with opened() as page:
        page.goto("/documents/")
        page.keyboard.press("Tab")

        focused = page.locator(":focus")
        assert focused.inner_text() == "Skip to the content"
        box = focused.bounding_box()
        assert min(box["x"], box["y"]) >= 0


def test_skip_link_leads_past_the_navigation(opened):
    with opened() as page:
        page.goto("/documents/")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")

        assert page.evaluate("document.activeElement.closest('main') != null") is True
        assert page.evaluate("document.activeElement.closest('header')") is None


def test_keyboard_reaches_things_in_the_order_in_which_they_stand(opened):
    with opened(viewport={"width": 1280, "height": 900}) as page:
        page.goto("/documents/shown-document/")
        reached = []
        for _ in range(12):
            page.keyboard.press("Tab")
            reached.append(
                page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)")
            )

    assert reached == sorted(set(reached))


def test_picture_of_the_world_is_for_the_mouse_and_its_list_for_the_keyboard(opened):
    with opened() as page:
        page.goto("/")

        pictured = page.evaluate("document.querySelectorAll('.world a').length")
        reachable = page.evaluate(
            "[...document.querySelectorAll('.world a')].filter(link => link.tabIndex >= 0).length"
        )

    assert (pictured > 0, reachable) == (True, 0)
