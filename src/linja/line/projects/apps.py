from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "linja.line.projects"
    label = "projects"
    default_auto_field = "django.db.models.BigAutoField"
