"""Who works at the site while it is killed: they save, hand in and send back, and remember every yes."""

from __future__ import annotations

import http.client
import json
import random
import re
import threading
from collections import Counter
from dataclasses import dataclass, field

from tools.trial.client import Browser
from tools.trial.world import Sender, Writer

TOKEN = re.compile(r"Lagret-\d+-\d+")
GONE = (OSError, http.client.HTTPException)


@dataclass
class Saved:
    """One answer: the last text that was said yes to, and those sent since, which may be there or not."""

    certain: str = ""
    sent: list[str] = field(default_factory=list)
    revision: int = 0


class Person(threading.Thread):
    """Works until told to stop, or until the site is gone."""

    def __init__(self, port: int, rng: random.Random, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.port, self.rng, self.stop = port, rng, stop
        self.done: Counter[str] = Counter()
        self.wrong: list[str] = []

    def run(self) -> None:
        try:
            while not self.stop.is_set():
                self.work()
        except GONE:
            return

    def work(self) -> None:
        """One thing."""
        raise NotImplementedError

    def refused(self, what: str, status: int, body: bytes) -> None:
        """The site answered, and not with yes."""
        self.wrong.append(f"{what} answered {status}: {body[:200].decode(errors='replace')}")
        self.stop.set()


class Saver(Person):
    """Writes in answers that nobody else writes in."""

    def __init__(
        self, port: int, rng: random.Random, stop: threading.Event, writer: Writer, held: dict[int, Saved]
    ) -> None:
        super().__init__(port, rng, stop)
        self.writer, self.held = writer, held
        self.browser = Browser(port, writer.cookie)

    def work(self) -> None:
        answered = self.rng.choice(self.writer.answered)
        one = self.held[answered]
        text = f"Lagret-{answered}-{self.rng.randrange(10**12)}"
        one.sent.append(text)
        path = f"/arbeid/rapporter/{self.writer.report_id}/svar/{answered}/"
        answer = self.browser.autosave(path, {"text": text, "revision": str(one.revision)})
        if answer.status != 200 or text not in json.dumps(answer.said):
            self.refused(f"saving {answered} at revision {one.revision}", answer.status, answer.body)
            return
        one.certain, one.sent, one.revision = text, [], int(answer.said["revision"])
        self.done["saves"] += 1


class Handing(Person):
    """A clinic compiles and hands in, the trust sends back, and again."""

    def __init__(
        self, port: int, rng: random.Random, stop: threading.Event, sender: Sender, state: str
    ) -> None:
        super().__init__(port, rng, stop)
        self.sender, self.state = sender, state
        self.clinic, self.trust = Browser(port, sender.cookie), Browser(port, sender.above)
        self.notes: list[str] = []

    def work(self) -> None:
        here = f"/arbeid/rapporter/{self.sender.report_id}/"
        if self.state == "draft":
            note = f"Utgave-{self.rng.randrange(10**12)}"
            self._ask("compilations", self.clinic, f"{here}lag-utgave/", {"note": note})
            self._ask("steps", self.clinic, f"{here}steg/", {"step": "make_ready"})
            self.state = "ready"
        elif self.state == "ready":
            self._ask("steps", self.clinic, f"{here}send-inn/", {})
            self.state = "submitted"
        else:
            self._ask("steps", self.trust, f"{here}steg/", {"step": "return", "said": "Se på tallene igjen."})
            self.state = "draft"

    def _ask(self, what: str, browser: Browser, path: str, fields: dict[str, str]) -> None:
        answer = browser.post(path, fields)
        if answer.status != 302:
            self.refused(f"{path} {fields}", answer.status, answer.body)
        else:
            self.done[what] += 1


class Reader(Person):
    """Reads drafts, so that notes of it are made while others write."""

    def __init__(self, port: int, rng: random.Random, stop: threading.Event, writer: Writer) -> None:
        super().__init__(port, rng, stop)
        self.writer, self.browser = writer, Browser(port, writer.cookie)

    def work(self) -> None:
        answer = self.browser.get(f"/arbeid/rapporter/{self.writer.report_id}/")
        if answer.status != 200:
            self.refused("reading", answer.status, answer.body)
        self.done["readings"] += 1


def standing(answered: int) -> tuple[str, int]:
    """What the database holds of an answer: the token that was written last, and the revision."""
    from linja.line.reporting.models import AnsweredRequirement

    answer = AnsweredRequirement.objects.select_related("answer").get(pk=answered).answer
    if answer is None:
        return "", 0
    found = TOKEN.search(json.dumps(answer.blocks))
    return (found[0] if found else ""), answer.revision


def lost(held: dict[int, Saved]) -> list[str]:
    """Saves that were said yes to and are not in the database; then what stands is taken as certain."""
    wrong = []
    for answered, one in held.items():
        text, revision = standing(answered)
        if text not in {one.certain, *one.sent}:
            wrong.append(f"answer {answered}: {one.certain!r} was saved, {text!r} stands")
        one.certain, one.sent, one.revision = text, [], revision
    return wrong
