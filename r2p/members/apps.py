from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "r2p.members"
