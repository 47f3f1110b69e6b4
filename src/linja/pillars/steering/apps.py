from django.apps import AppConfig


class SteeringConfig(AppConfig):
    name = "linja.pillars.steering"
    label = "steering"
    default_auto_field = "django.db.models.BigAutoField"
