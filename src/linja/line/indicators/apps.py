from django.apps import AppConfig
from django.core import checks


class IndicatorsConfig(AppConfig):
    name = "linja.line.indicators"
    label = "indicators"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Wrong definitions stop the site at start, with file, line and what was perhaps meant."""
        checks.register(wrong_definitions)


def wrong_definitions(**_asked: object) -> list[checks.CheckMessage]:
    """Every fault in the definitions, as Django tells what is wrong at start."""
    from pathlib import Path

    from django.conf import settings

    from linja.ground.definitions import faults_in

    faults = faults_in(Path(settings.LINJA_DEFINITIONS))
    return [checks.Error(str(fault), id="indicators.E001") for fault in faults]
