"""One person's browser without a face: keeps its connection and cookies, and says what the site answered."""

from __future__ import annotations

import http.client
import json
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

TOKEN = "a" * 32


@dataclass(frozen=True)
class Answer:
    """What came back, and how long it took."""

    status: int
    body: bytes
    location: str
    seconds: float

    @property
    def said(self) -> dict[str, Any]:
        """The answer to a machine."""
        found = json.loads(self.body)
        return found if isinstance(found, dict) else {}


class Browser:
    """Asks the site on ``port`` with somebody's session."""

    def __init__(self, port: int, session: str, *, patience: float = 60) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=patience)
        self._headers = {
            "Cookie": f"linja_session={session}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
            "Accept-Language": "nb",
        }

    def get(self, path: str) -> Answer:
        """A page."""
        return self._ask("GET", path, None, {})

    def post(self, path: str, fields: dict[str, str], **headers: str) -> Answer:
        """A form."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, urlencode(fields), {**kind, **headers})

    def autosave(self, path: str, fields: dict[str, str]) -> Answer:
        """As the answer page does while somebody writes."""
        return self.post(path, fields, **{"X-Autosave": "1"})

    def close(self) -> None:
        self._connection.close()

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        began = time.perf_counter()
        try:
            self._connection.request(method, path, body, {**self._headers, **headers})
            answer = self._connection.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException):
            self._connection.close()
            raise
        taken = time.perf_counter() - began
        return Answer(answer.status, content, answer.headers.get("Location", ""), taken)
