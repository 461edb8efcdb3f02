import pytest

from r2p.themes.models import Theme
from tests.admin_pages import page, save_form
from tests.factories import ThemeFactory

pytestmark = pytest.mark.django_db


def test_editor_renames_a_theme(as_editor):
    theme = ThemeFactory(name="Pillar 2")

    save_form(as_editor, theme, name="Pillar II")

    theme.refresh_from_db()
    assert theme.name == "Pillar II"


def test_cataloguer_cannot_add_a_theme(as_cataloguer):
    response = as_cataloguer.post(page(Theme()), {"name": "A", "slug": "a", "group": "topics"})

    assert response.status_code == 403
    assert Theme.objects.count() == 0
