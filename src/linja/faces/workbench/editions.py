"""One edition before (and after) it is released: what it lacks, what changed, the way out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linja.faces.workbench import seen
from linja.faces.workbench.doing import attempt, sentence, shown
from linja.ground.printing import with_links
from linja.line.publication import content as files
from linja.line.publication import phrases
from linja.line.publication import queries as publication
from linja.line.publication.queries import EditionRecord
from linja.line.publication.rules import INSIDERS
from linja.pillars.steering import actions as steering
from linja.pillars.steering import phrases as steering_phrases


def opened(request: HttpRequest, edition_id: int) -> EditionRecord:
    """The edition, noted as read; 404 for whoever may not read it."""
    record = publication.edition(edition_id, request.actor)  # type: ignore[attr-defined]
    if record is None:
        raise Http404
    seen.edition(request, record)
    return record


@login_required
@require_safe
def edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    """What would be (or was) released."""
    found = opened(request, edition_id)
    actor = request.actor  # type: ignore[attr-defined]
    # Whoever it was put before is not shown what came before it, unless that was put before them too.
    readable = publication.editions_of([found.publication.subject], actor).get(found.publication.subject, ())
    before = next((one for one in readable if one.number < found.number), None)
    return render(
        request,
        "workbench/editions/edition.html",
        {
            "edition": found,
            "state": phrases.STATES[found.state],
            "gaps": [(gap, _gap_word(gap)) for gap in found.missing],
            "kinds": _many_of_a_kind(found),
            "changes": publication.difference(before.id, found.id) if before else (),
            "before": before,
            "may_not_release": sentence(steering.may_release(actor, found)),
            "own": found.publication.organisation_id in actor.organisations(*INSIDERS),
            "handed_in": _handed_in(found),
            "language": publication.tree(edition_id).language,
            "files": _files(edition_id),
            **_with_lines(shown(publication.tree(edition_id), _("Contents"))),
        },
    )


def _with_lines(page: dict[str, str]) -> dict[str, str]:
    """Each requirement leads to the line that it stands in."""
    body = with_links(page["body"], "requirement", _line_of, _("See the line"))
    return {**page, "body": body}


def _line_of(answered_id: int) -> str:
    return reverse("sight_place", args=(answered_id,))


def _handed_in(found: EditionRecord) -> publication.SubmissionRecord | None:
    """How this edition was handed in, when it was: its gaps have been accepted by name already."""
    sent = publication.submissions(found.publication.subject, "receiver")
    return next((one for one in sent if one.edition_id == found.id), None)


#: From here on a leader may accept a whole kind of gap with one tick; each is still listed by name.
MANY = 5


def _gap_word(gap: Mapping[str, Any]) -> str:
    return str(steering_phrases.OWED.get(str(gap["code"]), _("Statement not delivered")))


def _many_of_a_kind(found: EditionRecord) -> list[tuple[str, str, int]]:
    """(code, word, how many) of each kind of gap that there are many of."""
    counts = Counter(str(gap["code"]) for gap in found.missing)
    words = {str(gap["code"]): _gap_word(gap) for gap in found.missing}
    return [(code, words[code], n) for code, n in counts.items() if n >= MANY]


def _files(edition_id: int) -> list[dict[str, str]]:
    labels = (("pdf", "PDF"), ("docx", "Word"), ("html", "HTML"), ("csv", "CSV"), ("json", "JSON"))
    return [
        {"href": reverse("edition_file", args=(edition_id, kind)), "label": label, "format": kind.upper()}
        for kind, label in labels
    ]


@login_required
@require_safe
def edition_file(request: HttpRequest, edition_id: int, kind: str) -> HttpResponse:
    """The edition as a file."""
    return file_answer(opened(request, edition_id), kind)


def file_answer(found: EditionRecord, kind: str) -> HttpResponse:
    """An edition's file as a download with a name that says what it is."""
    from django.utils.http import content_disposition_header

    if kind not in files.CONTENT_TYPES:
        raise Http404
    answer = HttpResponse(files.edition_file(found, kind), content_type=files.CONTENT_TYPES[kind])
    name = f"{found.publication.slug}-{found.number}.{kind}"
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer.headers["ETag"] = f'"{found.content_hash[:24]}-{found.number}-{found.state}"'
    return answer


@login_required
@require_POST
def release(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Out to the public; every gap has been ticked, by name or with all of its kind."""
    found = opened(request, edition_id)
    kinds = set(request.POST.getlist("accept_kind"))
    accepted = [
        *request.POST.getlist("accept"),
        *(str(g["key"]) for g in found.missing if g["code"] in kinds),
    ]
    attempt(
        request,
        lambda: steering.release_edition(request.actor, edition_id, accepted),  # type: ignore[attr-defined]
        _("The edition is released."),
    )
    return redirect("edition", edition_id)
