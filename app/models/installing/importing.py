"""Imports a model from a folder, a bundle or a GGUF file: copied beside, verified, and put in place by one rename."""

import hashlib
import json
import shutil
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from app.domain.catalogue import Catalogue, CatalogueEntry
from app.domain.errors import ModelError, UnknownModelError
from app.models.catalogue import check_runs
from app.models.installing.incoming import FREE, Incoming, flush
from app.models.installing.install import PASSAGES
from app.models.installing.progress import Told, Work, nothing_told
from app.models.installing.sources import BROKEN, Source
from app.models.installing.wanted import wanted_names
from app.models.model_files import FileFacts, ModelFiles, is_inside

UNKNOWN = "unknown"  # the revision of files that do not tell theirs
_CHUNK = 1 << 20
_CONFIG, _LARGEST_CONFIG = "config.json", 1_000_000  # bytes


def entry_of(source: Source, catalogue: Catalogue, model_id: str = "") -> CatalogueEntry:
    """Which model of the catalogue the source holds; `model_id` where the person says it.

    Raises ModelError where the source says otherwise, UnknownModelError where the catalogue has none.
    """
    model_id = model_id.strip().lower()  # as all ids are
    said = source.listed.id if source.listed is not None else ""
    if model_id and said and model_id != said:
        raise ModelError(f"{source.path} holds {said}, not {model_id}.", f"Say: akin models import FILE --as {said}")
    entry = catalogue.find(model_id or said) if model_id or said else _guessed(source, catalogue)
    if entry is None:
        raise UnknownModelError(
            f"Akin's catalogue does not have the model {model_id or said or source.path.name}.",
            "What Akin does not know it cannot use rightly. If these are the files of a model that it knows, say which:"
            " akin models import FILE --as ID; `akin models` lists them.",
        )
    if entry.shipped:
        raise ModelError(f"{entry.title} comes with Akin.", "There is nothing to import.")
    check_runs(entry)
    if model_id and source.listed is None:
        _check_kind(source, entry, catalogue)
    if source.listed is not None and source.listed.repository != entry.repository:
        raise ModelError(
            f"{source.path} was made of {source.listed.repository}; the catalogue's {entry.id} is {entry.repository}.",
            "Install the model again, or update Akin.",
        )
    return entry


def import_size(source: Source, entry: CatalogueEntry) -> int:
    """The bytes that importing would copy. Raises ModelError where files are missing."""
    return sum(source.sizes[name] for name in _names(source, entry))


def import_model(
    source: Source,
    entry: CatalogueEntry,
    models_dir: Path,
    told: Told = nothing_told,
    stop: threading.Event | None = None,
) -> ModelFiles:
    """Copies the files of `entry` from the source; what is installed stays until all are here and verified.

    Raises ModelError, InstallStoppedError once `stop` is set.
    """
    names = _names(source, entry)
    work = Work(sum(source.sizes[name] for name in names), told, stop or threading.Event())
    incoming = Incoming(entry.id, models_dir)
    with incoming.exclusively():
        free = shutil.disk_usage(models_dir).free
        if work.total > free:
            raise ModelError(
                f"{entry.title} needs {work.total / 1e6:,.0f} MB on the disk of {models_dir}, which has"
                f" {free / 1e6:,.0f} MB left.",
                FREE,
            )
        facts = {name: _copied(source, name, incoming.staged / name, work) for name in names}
        revision = source.listed.revision if source.listed is not None else source.commit or UNKNOWN
        others = source.listed.others if source.listed is not None else {}
        today = date.today().isoformat()  # noqa: DTZ011 - the person's own day
        origin = str(source.path.resolve())
        files = ModelFiles(entry.id, incoming.staged, entry.repository, revision, origin, today, facts, others)
        return incoming.put_in_place(files)


def _check_kind(source: Source, entry: CatalogueEntry, catalogue: Catalogue) -> None:
    """Refuses the files of another family, which would load and find little. Raises ModelError."""
    if _CONFIG not in source.sizes or source.sizes[_CONFIG] > _LARGEST_CONFIG:
        return
    with source.open(_CONFIG) as file:
        try:
            said = json.loads(file.read()).get("model_type")
        except (OSError, ValueError, AttributeError, RecursionError):  # told when the model is first used
            return
    known = {each for other in catalogue.entries for each in other.family.model_types}
    if entry.family.model_types and said in known and said not in entry.family.model_types:
        raise ModelError(
            f"The files in {source.path} are those of a model of the kind {said!r}; {entry.title} is of another"
            f" ({entry.family.title}).",
            "Say which model it is: akin models import FILE --as ID; `akin models` lists them.",
        )


def _guessed(source: Source, catalogue: Catalogue) -> CatalogueEntry | None:
    """The one model that a name in the source stands for."""
    names = {guess.lower() for guess in source.guesses}
    found = [
        entry
        for entry in catalogue.entries
        if {entry.id, entry.repository.lower(), entry.repository.lower().rpartition("/")[2]} & names
    ]
    return found[0] if len(found) == 1 else None


def _names(source: Source, entry: CatalogueEntry) -> tuple[str, ...]:
    """The files to copy: those of a list, else those that the model needs. Raises ModelError."""
    if source.listed is not None:
        lacking = sorted(set(source.listed.files) - set(source.sizes))
        if lacking:
            raise ModelError(f"{source.path} lacks {lacking[0]}.", "Copy it again.")
        return tuple(sorted(source.listed.files))
    inside = {name for name in source.sizes if is_inside(name)}
    below = f"{PASSAGES}/"
    names = wanted_names(entry, {name for name in inside if not name.startswith(below)})
    if entry.passage_repository:
        tower = {name.removeprefix(below) for name in inside if name.startswith(below)}
        if not tower:
            raise ModelError(
                f"{entry.title} consists of two networks, and {source.path} holds one.",
                f"Put the files of {entry.passage_repository} into a folder {PASSAGES} inside of it.",
            )
        names += tuple(below + name for name in wanted_names(entry, tower))
    return names


def _copied(source: Source, name: str, target: Path, work: Work) -> FileFacts:
    """Copies one file; its facts. Raises ModelError where it is not what the list says, or cannot be read."""
    work.begin(name)
    target.parent.mkdir(parents=True, exist_ok=True)
    sha256, size = hashlib.sha256(), 0
    with target.open("wb") as written:
        for chunk in _chunks(source, name):
            size += len(chunk)
            if size > source.sizes[name]:
                break
            sha256.update(chunk)
            written.write(chunk)
            work.at(size)
    flush(target)
    facts = FileFacts(size, sha256.hexdigest())
    expected = source.listed.files[name] if source.listed is not None else FileFacts(source.sizes[name], facts.sha256)
    if facts != expected:
        raise ModelError(f"{name} in {source.path} is not what it should be: it is damaged.", "Copy it again.")
    work.complete(size)
    return facts


def _chunks(source: Source, name: str) -> Iterator[bytes]:
    try:
        with source.open(name) as file:
            while chunk := file.read(_CHUNK):
                yield chunk
    except BROKEN as error:
        reason = getattr(error, "strerror", None) or error
        raise ModelError(f"{name} in {source.path} cannot be read: {reason}.", "Copy it again.") from error
