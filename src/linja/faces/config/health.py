"""Is the process alive, and can it do its work?"""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe


@require_safe
def alive(_request: HttpRequest) -> JsonResponse:
    """200 as long as the process answers; touches nothing else."""
    return JsonResponse({"status": "ok"})


@require_safe
def ready(_request: HttpRequest) -> JsonResponse:
    """200 when the database answers and has the schema of this code, else 503 with the reason."""
    try:
        waiting = _waiting_migrations()
    except DatabaseError:
        return JsonResponse({"status": "not ready", "reason": "database not reachable"}, status=503)
    if waiting:
        return JsonResponse({"status": "not ready", "reason": "migrations not applied"}, status=503)
    return JsonResponse({"status": "ready"})


def _waiting_migrations() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
