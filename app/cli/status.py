"""`akin status`: what is in the library and how far it has come; with `--failed`, what could not be read and why."""

import argparse
import json
import math
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from app.cli.printing import counted, printable, readable_size
from app.cli.prose import say
from app.domain.files import FileState, display
from app.domain.library_facts import (
    BesideStatus,
    DriveKind,
    Failure,
    FolderStatus,
    LastRun,
    LibraryStatus,
    PartlyRead,
    QueryCacheFacts,
    count_reasons,
)
from app.models.picture_models import pocket_model
from app.worker.beside import description
from app.worker.engine import Engine
from app.worker.facts import facts_of
from app.worker.index_wish import POCKET_ID

JSON_VERSION = 1


def status(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Runs the command; returns 0."""
    console = Console(highlight=False, soft_wrap=True)
    engine = Engine(data_dir)
    with engine.open_known_library() as library:
        if arguments.failed:
            _tell_failures(library.files.failures(), library.files.partly_read(), console, as_json=arguments.json)
        else:
            facts = facts_of(engine, library)
            _print(as_json(facts)) if arguments.json else show(facts, console)
    return 0


def _tell_failures(failures: list[Failure], partly: list[PartlyRead], console: Console, *, as_json: bool) -> None:
    if as_json:
        _print(failures_as_json(failures, partly))
    else:
        show_failures(failures, partly, console)


def as_json(facts: LibraryStatus) -> dict[str, Any]:
    """The facts in the stable form that docs/cli.md describes."""
    return {
        "version": JSON_VERSION,
        "data_dir": str(facts.data_dir),
        "folders": [_folder_as_json(folder) for folder in facts.folders],
        "files": {state.value: count for state, count in facts.files.items()},
        "partly_read": facts.partly_read,
        "documents": facts.documents.documents,
        "passages": facts.documents.passages,
        "vectors": facts.vectors,
        "pictures": facts.documents.pictures,
        "waiting_for_pictures": facts.documents.unseen,
        "waiting_for_recognition": facts.documents.unread,
        "ready": {"words": _percent(facts.words_ready), "meaning": _percent(facts.meaning_ready)},
        "disk_bytes": {**asdict(facts.disk), "total": facts.disk.total},
        "model": {"id": facts.models.text, "title": facts.models.text_title, "fingerprint": facts.fingerprint},
        "models": asdict(facts.models),
        "last_run": _run_as_json(facts.last_run),
        "writing_process": facts.writer,
        "query_cache": facts.query_cache and asdict(facts.query_cache),
        "beside": facts.beside and _beside_as_json(facts.beside),
        "notes": list(facts.notes),
    }


def _beside_as_json(beside: BesideStatus) -> dict[str, Any]:
    return {
        "passage_tokens": beside.tokens,
        "text_model": beside.text,
        "text_dimensions": beside.dimensions,
        "picture_model": beside.pictures,
        "anew": beside.anew.value,
        "begun": beside.begun,
        "ready": {"words": _percent(beside.words_ready), "meaning": _percent(beside.meaning_ready)},
        "disk_bytes_needed": beside.needed,
        "disk_bytes_free": beside.free,
        "seconds": None if beside.seconds is None else round(beside.seconds),
    }


def _folder_as_json(folder: FolderStatus) -> dict[str, Any]:
    return {
        "path": display(folder.path),
        "excludes": list(folder.excludes),
        "files": folder.files,
        "kinds": {kind.value: count for kind, count in folder.kinds.items()},
        "states": {state.value: count for state, count in folder.states.items()},
        "available": folder.available,
        "seen": folder.seen and folder.seen.isoformat(timespec="seconds"),
        "offline_since": folder.offline_since and folder.offline_since.isoformat(timespec="seconds"),
        "drive": folder.drive.value,
        "offline": [display(path) for path in folder.offline],
    }


def failures_as_json(failures: list[Failure], partly: list[PartlyRead]) -> dict[str, Any]:
    """The lists of files that are not indexed or only in part, in the stable form that docs/cli.md describes."""
    return {
        "version": JSON_VERSION,
        "files": [
            {"path": display(failure.path), "state": failure.state.value, "reason": failure.reason}
            for failure in failures
        ],
        "reasons": [
            {"state": entry.state.value, "reason": entry.reason, "files": entry.files}
            for entry in count_reasons(failures)
        ],
        "partly_read": [{"path": display(file.path), "notes": list(file.notes)} for file in partly],
    }


def show(facts: LibraryStatus, console: Console) -> None:
    """Prints the facts for a person."""
    for note in facts.notes:
        say(console, Text(note, style="yellow"))
    if not facts.folders:
        say(console, "There are no folders in the library yet. Add one: akin index FOLDER")
    for folder in facts.folders:
        facts_of = f"  {counted(folder.files, 'file')}{_presence(folder)}"
        console.print(Text.assemble((printable(folder.path), "bold"), facts_of))
    for name, value in _lines(facts):
        say(console, value, Text(f"{name:<13}", style="dim"))


def _presence(folder: FolderStatus) -> str:
    """What there is to say of the drive that a folder lies on."""
    if not folder.available:
        since = f" since {folder.offline_since:%d %b %Y %H:%M}" if folder.offline_since else ""
        return f"  offline{since}; its files stay searchable"
    away = "".join(f"; {printable(path)} is offline" for path in folder.offline)
    if folder.drive is DriveKind.NETWORK:
        return f"  on a network drive, looked through now and then{away}"
    return away


def _lines(facts: LibraryStatus) -> list[tuple[str, str]]:
    vectors = "unreadable" if facts.vectors is None else f"{facts.vectors:,}"
    parts = ", ".join(f"{name} {readable_size(size)}" for name, size in asdict(facts.disk).items() if size)
    return [
        ("Files", _files(facts.files, facts.partly_read)),
        ("Documents", f"{facts.documents.documents:,} with {facts.documents.passages:,} passages, {vectors} vectors"),
        ("Pictures", _pictures(facts)),
        ("Ready", f"words {_percent(facts.words_ready)} %, meaning {_percent(facts.meaning_ready)} %"),
        ("On disk", f"{readable_size(facts.disk.total)} ({parts})"),
        ("Data folder", printable(str(facts.data_dir))),
        ("Model", f"{facts.models.text_title}, {facts.models.dimensions} numbers a vector  {facts.fingerprint}"),
        ("Pictures by", _picture_model(facts)),
        *([("Put in order", f"by {facts.models.reranker}")] if facts.models.reranker else []),
        *([("Terms", _told_of_terms(facts))] if facts.models.sparse else []),
        ("Last run", _told(facts.last_run)),
        ("Searches", _told_of_queries(facts.query_cache)),
        ("Writing now", "nobody" if facts.writer is None else f"process {facts.writer}"),
        *([("New index", _told_of_beside(facts))] if facts.beside else []),
    ]  # fmt: skip


def _told_of_terms(facts: LibraryStatus) -> str:
    weighed, passages = facts.models.weighed, facts.documents.passages
    told = f"weighed by {facts.models.sparse} in {weighed:,} of {passages:,} passages"
    return told if weighed >= passages else f"{told}; `akin index` goes on with it"


def _told_of_queries(kept: QueryCacheFacts | None) -> str:
    if kept is None:
        return "nothing is remembered of them (query_cache is off)"
    if kept.hit_rate is None:
        return "none are remembered yet"
    asked = kept.hits + kept.misses
    return f"{_percent(kept.hit_rate)} % of {asked:,} needed no model: they were remembered"


def _told_of_beside(facts: LibraryStatus) -> str:
    beside = facts.beside
    assert beside is not None  # it is asked for
    told = f"{description(beside)}, built beside this one"
    if not beside.begun:
        return (
            f"{told} by the next `akin index` or `akin serve`; takes up to {readable_size(beside.needed)} of disk"
            f" ({readable_size(beside.free)} are free)"
        )
    told += f": words {_percent(beside.words_ready)} %, meaning {_percent(beside.meaning_ready)} %"
    if beside.out_of_reach and any(folder.offline or not folder.available for folder in facts.folders):
        told += f"; {counted(beside.out_of_reach, 'file')} still to be read, for which their drive has to be there"
    return told


def _files(files: dict[FileState, int], partly: int) -> str:
    parts = {FileState.INDEXED: f" ({partly:,} of them partly)"} if partly else {}
    states = ", ".join(f"{count:,} {state.value}{parts.get(state, '')}" for state, count in files.items())
    hint = " (akin status --failed tells why)" if files[FileState.FAILED] + files[FileState.SKIPPED] + partly else ""
    return f"{sum(files.values()):,}: {states}{hint}"


def _told(run: LastRun | None) -> str:
    if run is None:
        return "none has come to an end yet"
    report = run.report
    state = " (stopped early)" if report.interrupted else ""
    return (
        f"{run.ended:%d %b %Y %H:%M}{state}: {counted(report.found, 'file')} found, {report.indexed:,} read, "
        f"{report.failed:,} failed, {report.seconds:.1f} s"
    )


def _run_as_json(run: LastRun | None) -> dict[str, Any] | None:
    if run is None:
        return None
    return {
        "ended": run.ended.isoformat(timespec="seconds"),
        **asdict(run.report),
        "seconds": round(run.report.seconds, 2),
        "problems": [display(problem) for problem in run.report.problems],
    }


def show_failures(failures: list[Failure], partly: list[PartlyRead], console: Console) -> None:
    """Prints each file that is not indexed or only in part with its reason, and how often the former occur."""
    if not failures and not partly:
        console.print("Every file has been read.")
        return
    for failure in failures:
        style = "red" if failure.state is FileState.FAILED else "yellow"
        console.print(
            Text.assemble(
                (f"{failure.state.value:<8}", style), printable(failure.path), (f"  {printable(failure.reason)}", "dim")
            )
        )
    for file in partly:
        notes = printable(" ".join(file.notes))
        console.print(Text.assemble(("partly read  ", "yellow"), printable(file.path), (f"  {notes}", "dim")))
    if failures:
        console.print()
    for entry in count_reasons(failures):
        say(console, f"{counted(entry.files, 'file')} {entry.state.value}: {printable(entry.reason)}")


def _pictures(facts: LibraryStatus) -> str:
    counts = facts.documents
    told = f"{counts.pictures:,}"
    told += f", {counted(counts.unseen, 'document')} still to be looked through" if counts.unseen else ""
    return told + (
        f", {counted(counts.unread, 'document')} still to be read by text recognition" if counts.unread else ""
    )


def _picture_model(facts: LibraryStatus) -> str:
    if facts.models.pictures != POCKET_ID:
        told = "How sure it is that words mean a picture was not measured for it, and is estimated from your library."
        return f"{facts.models.pictures_title}. {told}"
    model = pocket_model()
    return f"{model.title}. {model.licence}"


def _percent(share: float) -> float:
    """A share as a percentage with one decimal, rounded down: only what is complete is 100 %."""
    return math.floor(share * 1000) / 10


def _print(value: dict[str, Any]) -> None:
    json.dump(value, sys.stdout, indent=2)
    print()
