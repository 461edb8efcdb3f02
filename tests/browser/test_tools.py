"""The two buttons of a record's page that need a script."""


def test_button_copies_the_citation(opened):
    with opened(permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto("/documents/shown-document/")
        page.get_by_role("button", name="Copy the citation").click()
        page.get_by_role("status").get_by_text("Copied").wait_for()

        copied = page.evaluate("navigator.clipboard.readText()")
        shown = page.locator("#citation").inner_text()
        assert copied == " ".join(shown.split())


def test_button_prints_the_page(opened):
    with opened() as page:
        page.add_init_script("window.print = () => { window.printed = true }")
        page.goto("/documents/shown-document/")
        page.get_by_role("button", name="Print").click()

        assert page.evaluate("window.printed") is True


def test_buttons_are_not_there_without_script(opened):
    with opened(java_script_enabled=False) as page:
        page.goto("/documents/shown-document/")

        assert page.get_by_role("button", name="Print").count() == 0
        assert page.get_by_role("button", name="Copy the citation").count() == 0
