"""Installs a model from a hub: says what that means, fetches what is missing, verifies all, and puts it in place."""

import os
import shutil
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.domain.catalogue import UNPINNED, CatalogueEntry
from app.domain.errors import ModelError
from app.models.catalogue import check_runs
from app.models.installing.fetching import PATIENCE, fetch
from app.models.installing.hub import Hub
from app.models.installing.incoming import FREE, Incoming, flush, measured
from app.models.installing.offer import InstallOffer, Listing, OfferedFile
from app.models.installing.progress import Told, Work, nothing_told
from app.models.installing.wanted import has_weights, wanted_names
from app.models.model_files import FileFacts, ModelFiles, find_model_files, is_inside, verify_model_files

PASSAGES = "passage"  # the folder, inside of a model's, that the second tower of a two-tower model lies in


def make_offer(entry: CatalogueEntry, models_dir: Path, hub: Hub) -> InstallOffer:
    """Asks the hub what it would send for the model; nothing is fetched, and nothing is written.

    Raises ModelError where the model cannot be installed, with the reason.
    """
    if entry.shipped:
        raise ModelError(f"{entry.title} comes with Akin.", "There is nothing to install.")
    check_runs(entry)
    if not entry.repository:
        raise ModelError(
            f"Where {entry.title} is published is not settled in this version of Akin.", "Choose another: akin models"
        )
    files = _checked(entry, _of_entry(entry, hub))
    installed = _installed(entry.id, models_dir)
    commits = {
        file.repository: file.commit for file in sorted(files, key=lambda file: file.repository != entry.repository)
    }
    return InstallOffer(
        entry=entry,
        address=hub.address,
        commits=commits,
        files=files,
        models_dir=models_dir,
        missing=sum(_missing(files, Incoming(entry.id, models_dir), installed).values()),
        free=free_space(models_dir),
        installed=installed,
    )


def is_installed(offer: InstallOffer) -> bool:
    """Whether exactly the offered files are installed and intact; reads all of them."""
    files = offer.installed
    if files is None or set(files.files) != {file.name for file in offer.files}:
        return False
    stated = {file.name: file.remote for file in offer.files}
    if any(stated[name].sha256 not in ("", facts.sha256) for name, facts in files.files.items()):
        return False
    if files.revision != offer.commit:
        return False
    try:
        verify_model_files(files)
    except ModelError:
        return False
    return True


def tidy(offer: InstallOffer) -> None:
    """Removes what an attempt has left that was killed after its last step. Raises ModelError."""
    incoming = Incoming(offer.entry.id, offer.models_dir)
    if incoming.folder.exists():
        with incoming.exclusively():
            incoming.discard()


def install(
    offer: InstallOffer,
    hub: Hub,
    told: Told = nothing_told,
    stop: threading.Event | None = None,
    patience: tuple[float, ...] = PATIENCE,
) -> ModelFiles:
    """Does what was offered; what is installed stays untouched until all files are here and verified.

    `told` hears of the progress, `stop` ends it (InstallStoppedError), `patience` are the seconds to wait before each
    further attempt that brought nothing. Raises ModelError; a later call goes on where this one ended.
    """
    incoming = Incoming(offer.entry.id, offer.models_dir)
    work = Work(offer.size, told, stop or threading.Event())
    with incoming.exclusively():
        _check_room(offer, incoming)
        received = _Received(incoming, hub, work, patience, offer.installed)
        facts = {file.name: received.facts(file) for file in offer.files}
        for file in offer.files:
            _stage(incoming, file)
        main = offer.entry.repository
        others = {name: commit for name, commit in offer.commits.items() if name != main}
        today = date.today().isoformat()  # noqa: DTZ011 - the person's own day
        files = ModelFiles(offer.entry.id, incoming.staged, main, offer.commit, offer.address, today, facts, others)
        return incoming.put_in_place(files)


@dataclass(slots=True)
class _Received:
    """Contents as they come in, each fetched, or taken from what is here, only once."""

    incoming: Incoming
    hub: Hub
    work: Work
    patience: tuple[float, ...]
    installed: ModelFiles | None
    known: dict[str, FileFacts] = field(default_factory=dict)

    def facts(self, file: OfferedFile) -> FileFacts:
        """Brings the content to its place among the parts. Raises ModelError."""
        key = file.remote.key
        self.work.begin(file.name)
        if key not in self.known:
            self.known[key] = self._kept(file) or fetch(
                file, self.incoming.part(key), self.hub, self.work, self.patience
            )
        self.work.complete(file.remote.bytes)
        return self.known[key]

    def _kept(self, file: OfferedFile) -> FileFacts | None:
        """What an earlier attempt has brought, or what the installed model holds, if it is intact."""
        part = self.incoming.part(file.remote.key)
        if not part.exists():
            installed = _installed_content(file, self.installed)
            if installed is not None:
                _link(installed, part)
        if not part.exists():
            return None
        facts_or_none = measured(part, file.remote, self.work.pulse)
        if facts_or_none is None:
            part.unlink()
        return facts_or_none


def _of_entry(entry: CatalogueEntry, hub: Hub) -> tuple[OfferedFile, ...]:
    """The files of all repositories that make up the model."""
    own = _listing(hub, entry.repository, entry.revision)
    listings = [own]
    if entry.onnx_repository and not has_weights(entry, [file.name for file in own.files]):
        listings.append(_listing(hub, entry.onnx_repository, entry.onnx_revision))
    files = _chosen(entry, listings)
    if entry.passage_repository:
        towers = [_listing(hub, entry.passage_repository, entry.passage_revision)]
        files += _chosen(entry, towers, f"{PASSAGES}/")
    return files


def _listing(hub: Hub, repository: str, revision: str) -> Listing:
    """What a repository holds at the commit that is pinned, else at its newest one. Raises ModelError."""
    found = hub.list_files(repository, revision or UNPINNED)
    if revision not in ("", UNPINNED, found.commit):
        raise ModelError(
            f"{hub.host} gives another commit of {repository} than the one that Akin knows.",
            "Check the setting hub_address.",
        )
    return found


def _chosen(entry: CatalogueEntry, listings: Iterable[Listing], below: str = "") -> tuple[OfferedFile, ...]:
    """What is wanted of some repositories, of which the earlier win."""
    found: dict[str, OfferedFile] = {}
    for listing in listings:
        for remote in listing.files:
            found.setdefault(remote.name, OfferedFile(below + remote.name, listing.repository, listing.commit, remote))
    return tuple(found[name] for name in wanted_names(entry, found))


def _checked(entry: CatalogueEntry, files: tuple[OfferedFile, ...]) -> tuple[OfferedFile, ...]:
    """Refuses names that lead out of the model's folder, or that one system would take for the same."""
    bad = next((file.name for file in files if not is_inside(file.name)), None)
    if bad is not None or len({file.name.lower() for file in files}) < len(files):
        raise ModelError(
            f"{entry.title} cannot be installed: its files cannot be named as the hub names them"
            f" ({bad or 'two differ by case only'}).",
            "Check the setting hub_address.",
        )
    return files


def _installed(model_id: str, models_dir: Path) -> ModelFiles | None:
    try:
        return find_model_files(model_id, models_dir)
    except ModelError:  # damaged: it is installed afresh
        return None


def _missing(files: Iterable[OfferedFile], incoming: Incoming, installed: ModelFiles | None) -> Mapping[str, int]:
    """The bytes to fetch by the key of the content."""
    return {file.remote.key: _left(file, incoming) for file in files if _installed_content(file, installed) is None}


def _installed_content(file: OfferedFile, installed: ModelFiles | None) -> Path | None:
    """The installed file that should hold this content; a small one, for which no SHA-256 is stated, is read."""
    if installed is None:
        return None
    if file.remote.sha256:
        names = [name for name, facts in installed.files.items() if facts.sha256 == file.remote.sha256]
    else:
        names = [file.name] if file.name in installed.files else []
    for path in (installed.folder / name for name in names):
        as_long = path.is_file() and path.stat().st_size == file.remote.bytes
        if as_long and (file.remote.sha256 or measured(path, file.remote, lambda: None) is not None):
            return path
    return None


def _left(file: OfferedFile, incoming: Incoming) -> int:
    part = incoming.part(file.remote.key)
    if part.exists():
        return 0
    unfinished = part.with_name(f"{part.name}.part")
    begun = unfinished.stat().st_size if unfinished.exists() else 0
    return max(0, file.remote.bytes - begun)


def _check_room(offer: InstallOffer, incoming: Incoming) -> None:
    missing, free = sum(_missing(offer.files, incoming, offer.installed).values()), free_space(offer.models_dir)
    if missing > free:
        raise ModelError(
            f"{offer.entry.title} needs {missing / 1e6:,.0f} MB more on the disk of {offer.models_dir}, which has"
            f" {free / 1e6:,.0f} MB left.",
            FREE,
        )


def free_space(folder: Path) -> int:
    """The bytes that are left on the disk of a folder, which need not be there yet."""
    there = next((each for each in (folder, *folder.parents) if each.exists()), Path.cwd())
    return shutil.disk_usage(there).free


def _stage(incoming: Incoming, file: OfferedFile) -> None:
    target = incoming.staged / file.name
    target.parent.mkdir(parents=True, exist_ok=True)
    _link(incoming.part(file.remote.key), target)
    flush(target)


def _link(source: Path, target: Path) -> None:
    """The same content under another name; nothing here is ever changed in place."""
    try:
        os.link(source, target)
    except OSError:  # not every file system can
        shutil.copyfile(source, target)
