"""Files that wait and what has been taken in, for those whom it was taken in for."""

from __future__ import annotations

from django.db.models import Count, Q

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.indicators import rules
from linja.line.indicators.calculations.shapes import files
from linja.line.indicators.models import Import, ImportRow, OfferedFile
from linja.line.indicators.queries.defined import names
from linja.line.indicators.queries.held import plan
from linja.line.indicators.queries.values import record_of, visible
from linja.line.indicators.records import (
    ImportRecord,
    LeftOut,
    OfferedRecord,
    Plan,
    Row,
    SourceKind,
    ValueRecord,
)


def imports(actor: Actor) -> tuple[ImportRecord, ...]:
    """What has been taken in, the latest first."""
    rows = Import.objects.filter(_scope(actor)).annotate(wrong=Count("left_out"))
    return tuple(map(_import, rows))


def import_of(actor: Actor, import_id: int) -> ImportRecord:
    """One of them; ``indicators.not_found``."""
    row = Import.objects.filter(pk=import_id).annotate(wrong=Count("left_out")).first()
    if row is None:
        raise Refused(Refusal("indicators.not_found", {}))
    refuse_if(rules.may_read_import(actor, row.organisation_id))
    return _import(row)


def values_of(actor: Actor, import_id: int) -> tuple[ValueRecord, ...]:
    """The values that came of it, also those that have been replaced since, as far as the actor sees them."""
    import_of(actor, import_id)
    return tuple(map(record_of, visible(actor).filter(taken_id=import_id)))


def left_out(actor: Actor, import_id: int) -> tuple[LeftOut, ...]:
    """The rows that were left out, with why."""
    import_of(actor, import_id)
    return left_out_of(import_id)


def left_out_of(import_id: int) -> tuple[LeftOut, ...]:
    """As :func:`left_out`, inside an act."""
    rows = ImportRow.objects.filter(taken_id=import_id)
    return tuple(LeftOut(one.row, Refusal(one.code, one.facts), one.column) for one in rows)


def offered_files(actor: Actor) -> tuple[OfferedRecord, ...]:
    """The files that wait, the latest first."""
    return tuple(map(_offered, OfferedFile.objects.filter(_scope(actor))))


def offered(actor: Actor, offered_id: int) -> OfferedRecord:
    """A file that waits; ``indicators.not_found``."""
    return _offered(_waiting(actor, offered_id))


def rows_of(actor: Actor, offered_id: int) -> tuple[Row, ...]:
    """What stands in a file that waits; read anew, since names and definitions may have changed meanwhile."""
    row = _waiting(actor, offered_id)
    with row.file.open("rb") as held:
        data = held.read()
    found = files.read(data, names(), sheet=row.sheet, indicator=row.indicator)
    if isinstance(found, Refusal):
        raise Refused(found)
    return found


def plan_of(actor: Actor, offered_id: int) -> Plan:
    """What taking the file in would do."""
    row = _waiting(actor, offered_id)
    before = same(row.sha256, row.organisation_id) is not None
    return plan(actor, rows_of(actor, offered_id), before=before)


def same(sha256: str, organisation_id: int | None) -> Import | None:
    """What was taken in of the same file for the same organisation."""
    rows = Import.objects.filter(sha256=sha256)
    if organisation_id is None:
        return rows.filter(organisation__isnull=True).first()
    return rows.filter(organisation_id=organisation_id).first()


def _waiting(actor: Actor, offered_id: int) -> OfferedFile:
    row = OfferedFile.objects.filter(pk=offered_id).first()
    if row is None:
        raise Refused(Refusal("indicators.not_found", {}))
    refuse_if(rules.may_read_import(actor, row.organisation_id))
    return row


def _scope(actor: Actor) -> Q:
    """The rule's twin for lists."""
    if rules.may_read_import(actor, None) is None:
        return Q()
    return Q(organisation_id__in=actor.organisations(*rules.INSIDERS))


def _import(row: Import) -> ImportRecord:
    return ImportRecord(
        id=row.pk,
        name=row.name,
        kind=SourceKind(row.kind),
        shape=row.shape,
        origin=row.origin,
        organisation_id=row.organisation_id,
        taken_at=row.taken_at,
        taken_by=row.taken_by,
        new=row.new,
        replaced=row.replaced,
        known=row.known,
        left_out=row.wrong,  # type: ignore[attr-defined]
    )


def _offered(row: OfferedFile) -> OfferedRecord:
    return OfferedRecord(
        id=row.pk,
        name=row.name,
        sha256=row.sha256,
        shape=row.shape,
        sheet=row.sheet,
        indicator=row.indicator,
        origin=row.origin,
        organisation_id=row.organisation_id,
        offered_at=row.offered_at,
        offered_by=row.offered_by,
    )
