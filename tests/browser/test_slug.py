"""The slug of a new record, which follows its title until somebody touches it."""

CITED = "/admin/documents/document/add/?citation=%E2%80%9COn+Libya%E2%80%9D%2C+2014"


def write_on(page, words):
    page.locator("#id_title").press("End")
    page.locator("#id_title").press_sequentially(words)
    return page.locator("#id_slug").input_value()


def refuse(page):
    page.fill("#id_issued", "some day")
    page.click("[name=_save]")
    page.wait_for_selector(".message.error")


def test_slug_follows_the_title_that_a_citation_gave(opened):
    with opened("administrator") as page:
        page.goto(CITED)

        assert write_on(page, " and Mali") == "on-libya-and-mali"


def test_slug_follows_the_title_on_a_form_that_was_refused(opened):
    with opened("administrator") as page:
        page.goto(CITED)
        write_on(page, " and Mali")
        refuse(page)

        assert write_on(page, " and Chad") == "on-libya-and-mali-and-chad"


def test_slug_that_was_touched_stays(opened):
    with opened("administrator") as page:
        page.goto(CITED)
        page.fill("#id_slug", "of-my-own")
        page.locator("#id_slug").blur()
        before = write_on(page, " and Mali")
        refuse(page)

        assert (before, write_on(page, " and Chad")) == ("of-my-own", "of-my-own")
