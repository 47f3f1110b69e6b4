"""The site's processes: they share one listening socket, so that each core answers.

``python -m tools.serving SOCKET`` serves on an inherited one, which ``tools.run`` has opened.
"""

from __future__ import annotations

import gc
import os
import socket
import sys

#: Each process answers so many at once; more only wait for each other.
THREADS = 8
MOST_PROCESSES = 4
#: So many new objects before Python looks for rubbish: an answer makes tens of thousands, few in rings.
RUBBISH = (50_000, 20, 100)
#: Seconds until a waiting thread gets its turn. Who holds the end of the chain waits at each answer of the
#: database for those who draw pages, and everybody who saves waits with it.
TURN = 0.001


def processes() -> int:
    """``LINJA_PROCESSES``, else one for each core, four at most."""
    told = os.environ.get("LINJA_PROCESSES", "")
    if told.isdecimal() and int(told) > 0:
        return int(told)
    return min(os.cpu_count() or 1, MOST_PROCESSES)


def listening(host: str, port: int) -> socket.socket:
    """An open door; whoever inherits it takes callers in turn."""
    door = socket.socket()
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    door.bind((host, port))
    door.listen(1024)
    door.setblocking(False)
    return door


def serve(door: socket.socket) -> None:
    """Answer until the process is ended."""
    import waitress

    from linja.faces.config.wsgi import application

    _rest()
    waitress.serve(application, sockets=[door], threads=THREADS, _quiet=True)


def _rest() -> None:
    """What was loaded at start stays; looking through it for rubbish again and again costs every answer."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*RUBBISH)
    sys.setswitchinterval(TURN)


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
