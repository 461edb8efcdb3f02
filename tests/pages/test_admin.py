import pytest

from r2p.pages.models import Page
from tests.admin_pages import form_errors, page, save_form, sign_in
from tests.factories import PageFactory

pytestmark = pytest.mark.django_db


def test_editor_writes_a_page(as_editor):
    content = "<h2>One</h2><script>alert(1)</script>"

    save_form(as_editor, Page(), title="Working groups", slug="working-groups", content=content)

    written = Page.objects.get()
    assert (written.url, written.content) == ("/about/working-groups/", "<h2>One</h2>")
    assert written.history.get().history_user.groups.get().name == "Editor"


def test_editor_orders_the_menu(as_editor):
    first, second = PageFactory(order=10), PageFactory(order=20)
    lines = {"form-TOTAL_FORMS": 2, "form-INITIAL_FORMS": 2, "_save": "Save"}
    for number, (written, order) in enumerate([(first, 30), (second, 20)]):
        fields = {"flatpage_ptr": written.pk, "is_in_menu": "on", "order": order}
        lines |= {f"form-{number}-{name}": value for name, value in fields.items()}

    as_editor.post(page(Page(), "changelist"), lines)

    assert list(Page.objects.all()) == [second, first]
    assert first.history.count() == 2


def test_two_pages_at_one_address_are_refused_at_their_field(as_editor):
    PageFactory(slug="")

    assert list(form_errors(save_form(as_editor, Page(), title="Another", slug=""))) == ["slug"]
    assert Page.objects.count() == 1


def test_form_has_the_editor(as_editor):
    content = as_editor.get(page(PageFactory())).content.decode()

    assert content.count("data-django-prose-editor-configurable") == 1
    assert content.count('type="importmap"') == 1


def test_cataloguer_reads_pages_and_changes_none(as_cataloguer):
    written = PageFactory(content="<p>Text</p>")

    shown = as_cataloguer.get(page(written))
    refused = as_cataloguer.post(page(written), {"title": "Other"})

    assert shown.context["has_change_permission"] is False
    assert refused.status_code == 403


@pytest.mark.parametrize(("group", "deleted"), [("Editor", False), ("Administrator", True)])
def test_administrator_alone_deletes_a_page(client, group, deleted):
    sign_in(client, group)
    written = PageFactory()

    client.post(page(written, "delete"), {"post": "yes"})

    assert Page.objects.exists() is not deleted


@pytest.mark.parametrize("name", ["flatpages/flatpage", "sites/site"])
def test_admin_has_no_second_way_to_pages_and_no_site(client, name):
    sign_in(client, is_superuser=True)

    assert client.get(f"/admin/{name}/").status_code == 404
