import pytest

from r2p.themes.models import Theme
from tests.admin_pages import as_shown, page, sign_in
from tests.factories import ThemeFactory

pytestmark = pytest.mark.django_db


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
