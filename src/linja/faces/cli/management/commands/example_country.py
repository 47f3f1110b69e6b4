"""``example_country``: load the example country into an empty database."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from linja.faces.cli import example_country


class Command(BaseCommand):
    """Loads invented people, letters and reports."""

    help = "Load the example country into a database that has nobody in it."

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load and say what is being done."""
        loud = options.get("verbosity", 1) > 0
        loaded = example_country.load(lambda step: self.stdout.write(f"  {step}") if loud else None)
        if loud and not loaded:
            self.stdout.write("Somebody is registered here already; nothing was loaded.")

    def sign_ins(self) -> Any:
        """Who may sign in, for the start's summary."""
        return example_country.sign_ins()
