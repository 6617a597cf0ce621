"""Checks the inside of a library: the list of folders, the ledger, the tables, and whether these agree."""

import os
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path

from app.domain.checks import Check, Verdict
from app.domain.errors import AkinError
from app.domain.vector_kinds import VectorKind
from app.store import passages, pictures, vectors
from app.store.documents import DocumentRecords
from app.store.folders import FolderList
from app.store.impacts import ImpactTable, names_of_tables
from app.store.lance import connect
from app.store.ledger import Ledger
from app.store.library import ERASE_DUE, INDEX_FOLDER, LEDGER_FILE, index_folder, whole_fingerprint
from app.store.passages import PassageTable
from app.store.pictures import PictureTable
from app.store.repair import CLOCK_TOLERANCE
from app.store.runs import last_run
from app.store.vectors import VectorTable
from app.store.writer_lock import writing_process

Counts = Mapping[int, int]
_REBUILD = "Run `akin index --rebuild` to make the index afresh; your own files are not touched."
_INDEX = "Run `akin doctor --repair`, then `akin index`."


def check_library(
    data_dir: Path, fingerprint: str, dimensions: int, picture_dimensions: int | None = None
) -> Iterator[Check]:
    """All checks of this module, each independent of how the others come out.

    The arguments are those of `Library`. Reads everything once, which takes seconds on a large library, and writes
    nothing.
    """
    yield _check_folders(data_dir)
    if not (data_dir / LEDGER_FILE).exists() and not (data_dir / INDEX_FOLDER).exists():
        yield Check("ledger", Verdict.OK, "There is no library yet. Make one: akin index FOLDER")
        return
    known, check = _read_ledger(data_dir / LEDGER_FILE, whole_fingerprint(fingerprint))
    yield check
    folder = index_folder(data_dir, whole_fingerprint(fingerprint))
    texts, checks = _read_passages(folder)
    yield from checks
    meanings, check = _read_vectors(folder, dimensions, VectorKind.in_fingerprint(fingerprint))
    yield check
    yield _read_pictures(folder, picture_dimensions or dimensions)
    yield from (_read_impacts(folder, name, texts) for name in names_of_tables(folder))
    if known is not None and texts is not None and meanings is not None:
        yield _check_agreement(data_dir, known, texts, meanings)


def _check_folders(data_dir: Path) -> Check:
    try:
        folders = [folder.path for folder in FolderList(data_dir).all()]
    except AkinError as error:
        return _problem("folders", error)
    away = [folder for folder in folders if not os.access(folder, os.R_OK | os.X_OK)]
    if away:
        told = f"{len(away)} of {len(folders)} folders cannot be read now: {', '.join(away)}."
        return Check("folders", Verdict.WARNING, told, "Connect the drive, or take it off the list: akin forget FOLDER")
    return Check("folders", Verdict.OK, f"Folders in the library: {len(folders)}, all readable.")


def _read_ledger(path: Path, fingerprint: str) -> tuple[dict[int, tuple[int, bool]] | None, Check]:
    """What the ledger says of each document, None where that cannot be told."""
    if not path.exists():
        return None, Check("ledger", Verdict.PROBLEM, "The ledger of this library is missing.", _REBUILD)
    try:
        with closing(Ledger(path)) as ledger:
            ledger.check()
            known = DocumentRecords(ledger).passages()
            made_by = ledger.meta("fingerprint")
            ended = last_run(ledger)
            erase_due = ledger.meta(ERASE_DUE) is not None
    except AkinError as error:
        return None, _problem("ledger", error)
    if made_by not in (None, fingerprint):
        told = "The index was made with another model or by another version."
        return None, Check("ledger", Verdict.WARNING, told, "Run `akin index`: it makes the index afresh.")
    if ended is not None and ended.ended > datetime.now().astimezone() + CLOCK_TOLERANCE:
        told = "The last run lies in the future: the clock has been put back since."
        return known, Check("ledger", Verdict.WARNING, told, "Check the clock, then run: akin doctor --repair")
    if erase_due:
        told = "A folder was forgotten, but its words have not all been erased from the disk yet."
        return known, Check("ledger", Verdict.WARNING, told, "Run `akin forget FOLDER` for that folder again.")
    return known, Check("ledger", Verdict.OK, f"The ledger is sound and knows {len(known):,} documents.")


def _read_passages(folder: Path) -> tuple[Counts | None, list[Check]]:
    """The passages of each document, None where the table cannot be read."""
    if not (folder / f"{passages.NAME}.lance").exists():
        return {}, [Check("passages", Verdict.OK, "There are no passages yet.")]
    try:
        table = PassageTable(connect(folder))
        searchable = table.is_searchable()
        rows, counts = table.read_through(), table.counts()
    except AkinError as error:
        return None, [_problem("passages", error)]
    checks = [Check("passages", Verdict.OK, f"All {rows:,} passages can be read.")]
    if searchable:
        checks.append(Check("full-text index", Verdict.OK, "Words can be searched."))
    elif rows:
        checks.append(Check("full-text index", Verdict.PROBLEM, "Words cannot be searched.", _INDEX))
    return counts, checks


def _read_vectors(folder: Path, dimensions: int, kind: VectorKind) -> tuple[Counts | None, Check]:
    """The vectors of each document, None where the table cannot be read."""
    if not (folder / f"{vectors.NAME}.lance").exists():
        return {}, Check("vectors", Verdict.OK, "There are no vectors yet.")
    try:
        table = VectorTable(connect(folder), folder, dimensions, kind=kind)
        rows, counts = table.read_through(), table.counts()
    except AkinError as error:
        return None, _problem("vectors", error)
    return counts, Check("vectors", Verdict.OK, f"All {rows:,} vectors can be read.")


def _read_pictures(folder: Path, dimensions: int) -> Check:
    if not (folder / f"{pictures.NAME}.lance").exists():
        return Check("pictures", Verdict.OK, "There are no pictures yet.")
    try:
        rows = PictureTable(connect(folder), folder, dimensions).read_through()
    except AkinError as error:
        return _problem("pictures", error)
    return Check("pictures", Verdict.OK, f"All {rows:,} pictures can be read.")


def _read_impacts(folder: Path, name: str, texts: Counts | None) -> Check:
    """The weighted terms of a sparse model, and whether they are those of the passages that are there."""
    try:
        table = ImpactTable(connect(folder), name)
        rows, counts = table.read_through(), table.counts()
    except AkinError as error:
        return _problem("weighted terms", error)
    weighed = sum(counts.values())
    gone = [key for key, count in counts.items() if texts is not None and count > texts.get(key, 0)]
    if gone:
        told = f"Weighted terms are there of {len(gone):,} documents that have not as many passages."
        return Check("weighted terms", Verdict.WARNING, told, "Run `akin index`: it puts that right.")
    of_all = f" of {sum(texts.values()):,}" if texts is not None else ""
    return Check(
        "weighted terms", Verdict.OK, f"The {rows - weighed:,} terms of {weighed:,}{of_all} passages can be read."
    )


def _check_agreement(data_dir: Path, known: Mapping[int, tuple[int, bool]], texts: Counts, meanings: Counts) -> Check:
    """Whether every document has as many rows in each table as the ledger says."""
    name = "agreement"
    if writing_process(data_dir) is not None:
        return Check(name, Verdict.OK, "Ledger and tables are not compared while a process is writing.")
    differing = _differing({key: count for key, (count, _) in known.items()}, texts)
    for key, count in meanings.items():  # a document that waits for its meaning may have some of its vectors
        passages_of, meaning = known.get(key, (0, True))
        if count > passages_of or (meaning and count != passages_of):
            differing.add(key)
    differing |= {key for key, (count, meaning) in known.items() if meaning and count and key not in meanings}
    if differing:
        told = f"The ledger and the tables disagree on {len(differing):,} of {len(known):,} documents."
        return Check(name, Verdict.WARNING, told, _INDEX)
    return Check(name, Verdict.OK, "The ledger and the tables agree.")


def _differing(expected: Counts, found: Counts) -> set[int]:
    return {key for key in expected.keys() | found.keys() if expected.get(key, 0) != found.get(key, 0)}


def _problem(name: str, error: AkinError) -> Check:
    return Check(name, Verdict.PROBLEM, str(error), error.advice)
