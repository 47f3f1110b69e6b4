"""What import-linter does not see: foreign keys and migrations point down, and nothing points back.

Inside one room a relation may have a name back; across rooms it never has.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.db.migrations.loader import MigrationLoader

from tests.architecture.code import Module, modules, planted, step_of

RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField"}


def wrong_relations(tables: Iterable[type[models.Model]]) -> list[str]:
    """Relations that point up or sideways, or that leave a name on what they point to."""
    found = []
    for table in tables:
        for field in [*table._meta.local_fields, *table._meta.local_many_to_many]:
            if field.remote_field is not None:
                where = f"{table._meta.label}.{field.name}"
                found += _wrong(where, table._meta.app_label, field)
    return found


def _wrong(where: str, label: str, field: Any) -> list[str]:
    target = field.related_model._meta.app_label
    own, other = step_of(label), step_of(target)
    found = []
    if target != label and (own is None or other is None or other >= own):
        found.append(f"{where} points to {target}")
    if target != label and not field.remote_field.hidden:
        found.append(f"{where} leaves a name on {target}")
    return found


def own_tables() -> list[type[models.Model]]:
    configs = [config for config in apps.get_app_configs() if config.name.startswith("linja.")]
    return [table for config in configs for table in config.get_models()]


def wrong_migrations(graph: dict[tuple[str, str], Any]) -> list[str]:
    """Migrations that depend on a room on the same step or above."""
    found = []
    for (label, name), migration in graph.items():
        own = step_of(label)
        for target, _other in [*migration.dependencies, *migration.run_before]:
            # ``__setting__`` stands for the table of people.
            room = "accounts" if target == "__setting__" else target
            height = step_of(room)
            if own is not None and room != label and height is not None and height >= own:
                found.append(f"{label}.{name} depends on {room}")
    return found


def not_by_label(code: Iterable[Module]) -> list[str]:
    """Relations that name a class of another module and not a label."""
    return [
        f"{module.place(node)} names a class"
        for module in code
        for node in module.nodes(ast.Call)
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", getattr(node.func, "id", "")) in RELATIONS
        and not _label_or_neighbour(module, node)
    ]


def _label_or_neighbour(module: Module, call: ast.Call) -> bool:
    target = call.args[0] if call.args else None
    if isinstance(target, ast.Constant):
        return isinstance(target.value, str)
    here = {node.name for node in module.nodes(ast.ClassDef) if isinstance(node, ast.ClassDef)}
    return isinstance(target, ast.Name) and target.id in here


def test_relations_point_down_without_a_name_back() -> None:
    assert wrong_relations(own_tables()) == []


def test_migrations_point_down() -> None:
    assert wrong_migrations(MigrationLoader(None, ignore_no_migrations=True).disk_migrations) == []


def test_relations_are_written_as_labels() -> None:
    assert not_by_label(modules()) == []


def test_every_domain_room_has_a_step() -> None:
    rooms = {config.label for config in apps.get_app_configs() if config.name.split(".")[1:2] != ["faces"]}
    own = {config.label for config in apps.get_app_configs() if config.name.startswith("linja.")}
    assert {label for label in rooms & own if step_of(label) is None} == set()


@pytest.mark.fault
@pytest.mark.parametrize(
    ("label", "target", "name", "faults"),
    [
        ("audit", "accounts.Person", "+", 1),
        ("organisations", "accounts.Person", "+", 1),
        ("search", "intake.UploadedDocument", "+", 1),
        ("accounts", "organisations.Organisation", "people", 1),
        ("accounts", "organisations.Organisation", "+", 0),
    ],
)
def test_a_wrong_relation_is_seen(label: str, target: str, name: str, faults: int) -> None:
    room, table = target.split(".")
    targets = list(apps.get_app_config(room).get_models())
    aim = next((one for one in targets if one.__name__ == table), targets[0])
    field = models.ForeignKey(aim, on_delete=models.CASCADE, related_name=name)
    meta = type("Meta", (), {"app_label": label})
    with_apps = type("Planted", (models.Model,), {"__module__": __name__, "Meta": meta, "to": field})
    try:
        assert len(wrong_relations([with_apps])) == faults
    finally:
        del apps.all_models[label]["planted"]
        apps.clear_cache()


@pytest.mark.fault
def test_a_wrong_migration_is_seen() -> None:
    class Planted:
        dependencies = [("requirements", "0001_initial")]
        run_before: list[tuple[str, str]] = []

    assert wrong_migrations({("search", "0009_planted"): Planted}) == [
        "search.0009_planted depends on requirements"
    ]


@pytest.mark.fault
def test_a_class_in_a_relation_is_seen(tmp_path: Path) -> None:
    source = "models.ForeignKey(Person, on_delete=models.PROTECT, related_name='+')"
    assert len(not_by_label(planted(tmp_path, "line/search/models.py", source))) == 1
