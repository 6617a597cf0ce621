"""Fetches one content, going on where an attempt broke off, and lets nothing pass that is not what the hub stated."""

from pathlib import Path

from app.domain.errors import ModelError
from app.models.installing.hub import Hub
from app.models.installing.hub_errors import TransientError
from app.models.installing.incoming import flush, measured
from app.models.installing.offer import OfferedFile
from app.models.installing.progress import Work
from app.models.model_files import FileFacts

PATIENCE = (1.0, 2.0, 4.0, 8.0, 15.0)  # seconds before each further attempt, after one that brought nothing

_LONGEST_WAIT = 60.0  # seconds that the hub may ask for; for more the person tries again


def fetch(file: OfferedFile, part: Path, hub: Hub, work: Work, patience: tuple[float, ...]) -> FileFacts:
    """Brings the content to `part`, which is there only once it is whole and verified. Raises ModelError."""
    unfinished = part.with_name(f"{part.name}.part")
    resumed = unfinished.exists()
    facts = _fetched(file, unfinished, hub, work, patience)
    if facts is None and resumed:  # what an earlier attempt left may be what is wrong
        facts = _fetched(file, unfinished, hub, work, patience)
    if facts is None:
        raise ModelError(
            f"{file.name} of {file.repository} came otherwise than {hub.host} states it: its checksum differs.",
            "Nothing of it was installed. Try again; if this comes again, what stands between this machine and the hub"
            " changes files, or the mirror is damaged (setting hub_address).",
        )
    flush(unfinished)
    unfinished.replace(part)
    return facts


def _fetched(
    file: OfferedFile, unfinished: Path, hub: Hub, work: Work, patience: tuple[float, ...]
) -> FileFacts | None:
    """The facts of the whole content; None, and it is removed, where it is not what it should be."""
    unfinished.touch()
    failures = 0
    while (size := unfinished.stat().st_size) < file.remote.bytes:
        try:
            _receive(file, unfinished, size, hub, work)
        except TransientError as error:
            failures = 0 if unfinished.stat().st_size > size else failures + 1
            if failures > len(patience) or error.wait > _LONGEST_WAIT:
                raise
            work.wait(max((0.0, *patience)[min(failures, len(patience))], error.wait if patience else 0.0))
    facts = measured(unfinished, file.remote, work.pulse)
    if facts is None:
        unfinished.unlink()
    return facts


def _receive(file: OfferedFile, unfinished: Path, size: int, hub: Hub, work: Work) -> None:
    """Adds what comes to the unfinished content. Raises TransientError where it ends too early."""
    with hub.fetch(file, size) as stream, unfinished.open("r+b") as target:
        if stream.start not in (0, size):
            target.truncate(0)
            raise TransientError(f"{hub.host} cannot go on with {file.name}.", "Try again: it begins anew.")
        if stream.length is not None and stream.start + stream.length != file.remote.bytes:
            raise ModelError(
                f"{hub.host} answers something else than {file.name}: {stream.length:,} bytes in place of"
                f" {file.remote.bytes - stream.start:,}.",
                "Check the setting hub_address, and whether a proxy or a log-in page of the network stands in between.",
            )
        place = target.seek(stream.start)
        target.truncate()
        for chunk in stream.chunks():
            place += target.write(chunk)
            if place > file.remote.bytes:
                raise ModelError(
                    f"{hub.host} sends more of {file.name} than it said.",
                    "Try again, or check the setting hub_address.",
                )
            target.flush()  # what has come is kept, whatever happens next
            work.at(place)
    if place < file.remote.bytes:
        raise TransientError(f"{hub.host} ended {file.name} too early.", "Try again: what has been fetched is kept.")
