"""Loading the whole catalogue a second time."""

import pytest
from django.apps import apps

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("catalogue"),
]

LABELS = ("records", "regions", "themes", "events", "documents", "pages")


def everything():
    """All rows of all tables that the catalogue fills, their history included."""
    models = [model for label in LABELS for model in apps.get_app_config(label).get_models()]
    tables = [*models, *(field.remote_field.through for model in models for field in many(model))]
    return {
        table._meta.label: sorted(table.objects.values_list(), key=repr) for table in set(tables)
    }


def many(model):
    return model._meta.local_many_to_many


@pytest.mark.long
@pytest.mark.parametrize("arguments", [[], ["--update"]])
def test_loading_again_changes_nothing(load, arguments):
    before = everything()

    output = load(*arguments)

    assert everything() == before
    assert "documents.csv: 275 rows, 0 new, 0 changed" in output
