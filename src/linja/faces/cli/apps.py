from django.apps import AppConfig


class CliConfig(AppConfig):
    name = "linja.faces.cli"
    label = "cli"
    default_auto_field = "django.db.models.BigAutoField"
