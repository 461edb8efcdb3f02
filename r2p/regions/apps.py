from django.apps import AppConfig
from django.db.models.signals import m2m_changed, post_delete, pre_delete

from . import placing


class RegionsConfig(AppConfig):
    name = "r2p.regions"

    def ready(self):
        """Let no change of regions pass the placements by: relations are saved after records."""
        m2m_changed.connect(placing.follow_relation)
        region = self.get_model("Region")
        pre_delete.connect(placing.remember, sender=region)
        post_delete.connect(placing.place_remembered, sender=region)
