import inspect

import pytest
from django.apps import apps

from r2p.desk.models import AuditEntry, ImportJob, Likeness, Merge, Step, Trait
from r2p.regions.placements import Placement, Tally
from tests import factories

pytestmark = pytest.mark.django_db

OURS = (
    "accounts",
    "records",
    "desk",
    "regions",
    "themes",
    "events",
    "documents",
    "members",
    "pages",
)
DERIVED = (Placement, Tally, AuditEntry, Step, Likeness, Trait, Merge, ImportJob)
FACTORIES = [
    factory
    for _name, factory in inspect.getmembers(factories, inspect.isclass)
    if factory.__module__.startswith(factories.__name__) and not factory._meta.abstract
]


@pytest.mark.parametrize("factory", FACTORIES, ids=lambda factory: factory.__name__)
def test_factory_makes_a_valid_object(factory):
    made = factory()

    made.full_clean()


def test_every_model_has_a_factory():
    """But for what is derived, and for what one act alone writes: entries, steps, merges, jobs."""
    models = {
        model
        for label in OURS
        for model in apps.get_app_config(label).get_models()
        if not model.__name__.startswith("Historical") and not issubclass(model, DERIVED)
    }

    assert {factory._meta.model for factory in FACTORIES} == models
