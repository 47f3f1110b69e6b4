from django.apps import AppConfig


class AllocationsConfig(AppConfig):
    name = "linja.line.allocations"
    label = "allocations"
    default_auto_field = "django.db.models.BigAutoField"
