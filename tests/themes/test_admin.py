import pytest

from r2p.themes.models import Theme
from tests.admin_pages import as_shown, page, sign_in
from tests.factories import ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [3, 30])
def test_theme_changelist_needs_the_same_queries_for_any_number_of_themes(
    client, count, django_assert_num_queries
):
    sign_in(client, "Editor")
    ThemeFactory.create_batch(count)

    with django_assert_num_queries(5):
        response = client.get(page(Theme(), "changelist"))

    assert len(response.context["cl"].result_list) == count


def test_theme_add_form_needs_few_queries(client, django_assert_num_queries):
    sign_in(client, "Editor")

    with django_assert_num_queries(4):
        response = client.get(page(Theme()))

    assert response.context["adminform"].form.instance.pk is None


def test_theme_form_needs_few_queries(client, django_assert_num_queries):
    sign_in(client, "Editor")
    theme = ThemeFactory()

    with django_assert_num_queries(5):
        response = client.get(page(theme))

    assert response.context["original"] == theme


def test_editor_renames_a_theme(client):
    sign_in(client, "Editor")
    theme = ThemeFactory(name="Pillar 2")

    client.post(page(theme), as_shown(client.get(page(theme)), name="Pillar II"))

    theme.refresh_from_db()
    assert theme.name == "Pillar II"


def test_cataloguer_cannot_add_a_theme(client):
    sign_in(client, "Cataloguer")

    response = client.post(page(Theme()), {"name": "A", "slug": "a", "group": "topics"})

    assert response.status_code == 403
    assert Theme.objects.count() == 0
