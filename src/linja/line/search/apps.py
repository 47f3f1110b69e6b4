from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "linja.line.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"
