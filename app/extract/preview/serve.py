"""The process that renders: reads requests from a pipe, and sends an answer or a reason for each."""

import errno
import signal
import warnings
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import AkinError, ExtractionError
from app.domain.previews import Reason, Request, Result, Unshown
from app.extract import worker
from app.extract.limits import MEGABYTE, Limits

if TYPE_CHECKING:
    from app.extract.preview.answers import Answers

READY = "ready"
_AWAY = frozenset(
    getattr(errno, name)
    for name in ("EIO", "ENODEV", "ENXIO", "ESTALE", "ENOTCONN", "EHOSTDOWN", "EHOSTUNREACH", "ENOMEDIUM", "ETIMEDOUT")
    if hasattr(errno, name)
)


def serve(connection: Connection, limits: Limits) -> None:
    """Answers until None comes, or until nobody is there to ask."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends it to all; the parent ends this process
    worker.enter(limits.memory_bytes, niceness=0)
    warnings.simplefilter("ignore")
    from app.extract import mupdf  # here and not above: the window's process imports this module too
    from app.extract.preview.answers import Answers

    mupdf.load()
    answers = Answers(limits)
    connection.send(READY)
    while (request := _next(connection)) is not None:
        connection.send(reply(answers, request, limits))


def _next(connection: Connection) -> Request | None:
    try:
        request: Request | None = connection.recv()
    except EOFError:
        return None
    return request


def reply(answers: "Answers", request: Request, limits: Limits) -> Result | Unshown:
    """The answer, or why there is none; never raises."""
    try:
        return answers.answer(request)
    except MemoryError:
        most = limits.memory_bytes // MEGABYTE
        return Unshown(Reason.UNREADABLE, f"Showing this file needs more than {most} MB of memory.")
    except ExtractionError as error:
        return _missing(request.path) or Unshown(Reason.UNREADABLE, str(error))
    except AkinError as error:
        return Unshown(Reason.UNREADABLE, str(error))
    except Exception:  # noqa: BLE001 - each library throws its own kinds; the person needs one reason
        return _missing(request.path) or Unshown(Reason.UNREADABLE, "The file is damaged or not what it seems.")


def _missing(path: str) -> Unshown | None:
    """Why the file is not there, None where it is."""
    try:
        Path(path).stat()
    except FileNotFoundError:
        return _gone(Path(path))
    except PermissionError:
        return Unshown(Reason.UNREADABLE, "Akin is not allowed to read this file.")
    except (OSError, ValueError) as error:
        away = isinstance(error, OSError) and error.errno in _AWAY
        return _offline() if away else Unshown(Reason.UNREADABLE, "The file cannot be reached.")
    return None


def _gone(path: Path) -> Unshown:
    """A file without its folder is probably on a drive that is away."""
    if not path.parent.is_dir():
        return _offline()
    return Unshown(Reason.GONE, "The file is no longer there: it was moved, renamed or deleted.")


def _offline() -> Unshown:
    return Unshown(Reason.OFFLINE, "The folder of this file cannot be reached just now.")
