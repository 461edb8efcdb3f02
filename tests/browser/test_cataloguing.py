"""From signing in to a published dialogue report, with its event and all who took part."""

from tests.factories import PASSWORD

FEWER_THAN = 60
WHO_TOOK_PART = """Hosts:
Institute of the Walk
Centre of the Walk
Represented:
Ministry of the Walk
University of the Walk
Academy of the Walk
Association of the Walk
Embassy of the Walk
Society of the Walk
Participants:
Prof. Adele Walker, Director, Centre of the Walk
Boris Walker, Secretary-General, Institute of the Walk
Dr Carla Walker, Fellow, Centre of the Walk
Dmitri Walker, Counsellor, Ministry of the Walk
"""


class Hand:
    """Somebody's hand at the keyboard and the mouse: it counts what it does."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def click(self, selector):
        self.count += 1
        self.page.locator(selector).first.click()

    def fill(self, selector, text):
        self.count += 1
        self.page.locator(selector).first.fill(text)

    def choose(self, selector, value):
        self.count += 1
        self.page.locator(selector).first.select_option(value)

    def find(self, box, text):
        """Open an autocomplete, type, and take what it finds first."""
        self.click(box)
        self.fill(".select2-search__field:focus", text)
        self.click(f".select2-results__option:has-text('{text}')")


def sign_in(hand, email):
    hand.page.goto("/accounts/login/?next=/admin/")
    hand.fill("[name=login]", email)
    hand.fill("[name=password]", PASSWORD)
    hand.click("main button[type=submit]")
    hand.page.wait_for_selector(".work")


def make_event(hand):
    hand.click(".start a[href$='/events/event/add/']")
    hand.choose("#id_kind", "dialogue")
    hand.fill("#id_title", "Dialogue of the Walk")
    hand.fill("#id_starts", "28 October 2014")
    hand.fill("#id_city", "Beijing")
    hand.choose("#id_people_audience", "20")
    hand.click("[name=_save_and_paste]")
    hand.fill("#id_text", WHO_TOOK_PART)
    hand.click("[name=read]")
    hand.click("[name=save]")
    hand.page.wait_for_selector("#participations-group")


def publish_event(hand):
    """It names those who took part: the page offers to publish them with it."""
    hand.choose("#id_status", "published")
    hand.click("[name=_save]")
    hand.click("[name=_do]")
    hand.page.wait_for_selector(".messagelist")


def make_report(hand):
    hand.click(".side-home")
    hand.click(".start a[href$='/documents/document/add/']")
    hand.choose("#id_kind", "dialogue_report")
    hand.fill("#id_title", "Report of the Walk")
    hand.fill("#id_issued", "November 2014")
    hand.click("#document_events-group .add-row a")
    hand.find("#document_events-0 .select2-selection", "Dialogue of the Walk")
    hand.choose("#id_status", "published")
    hand.click("[name=_save]")
    hand.page.wait_for_selector(".messagelist")


def withdraw_all(page):
    """Other tests look at the same site, and know nothing of the walk."""
    for kind in ("documents/document", "events/event", "events/organization"):
        page.goto(f"/admin/{kind}/?q=of+the+Walk&status__exact=published")
        page.locator("#action-toggle").check()
        page.locator(".actions button:has-text('Withdraw')").click()
        page.fill("[name=because]", "It was a walk")
        page.locator("[name=_do]").click()
        page.wait_for_selector(".messagelist")


def test_report_is_catalogued_in_less_than_sixty_interactions(opened, users):
    with opened() as page:
        hand = Hand(page)
        sign_in(hand, users["administrator"].email)
        make_event(hand)
        lines = page.locator("#participations-group tr.has_original").count()
        publish_event(hand)
        make_report(hand)
        page.goto("/documents/report-of-the-walk/")
        title = page.locator("h1").inner_text()
        page.locator("main a:has-text('Dialogue of the Walk')").first.click()
        told = page.locator("main").inner_text()
        withdraw_all(page)

    assert (lines, title) == (12, "Report of the Walk")
    assert hand.count < FEWER_THAN
    assert all(name in told for name in ("Institute of the Walk", "Society of the Walk"))
