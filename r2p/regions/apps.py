"""App configuration: connects the signals that keep placements up to date."""

from django.apps import AppConfig, apps
from django.db.models.signals import m2m_changed, post_delete, pre_delete

from . import placing


class RegionsConfig(AppConfig):
    name = "r2p.regions"

    def ready(self):
        """Follow changes of regions, since many-to-many relations are saved after their record."""
        m2m_changed.connect(placing.follow_relation)
        region = self.get_model("Region")
        pre_delete.connect(placing.remember_records, sender=region)
        post_delete.connect(placing.place_remembered, sender=region)
        for model in apps.get_models():
            if hasattr(model._default_manager.all(), "update_placements"):
                pre_delete.connect(placing.remove_placements, sender=model)
