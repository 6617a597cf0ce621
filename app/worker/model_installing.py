"""Installs, imports and removes models for the window: first what that means, then the deed."""

import threading
from pathlib import Path

from app.domain.catalogue import CatalogueEntry
from app.domain.errors import ModelError
from app.domain.installing import InstallTerms, Told
from app.models.catalogue import entry_named, load_catalogue
from app.models.installing.hub import open_hub
from app.models.installing.importing import UNKNOWN, entry_of, import_model, import_size
from app.models.installing.install import free_space, install, is_installed, make_offer
from app.models.installing.offer import InstallOffer
from app.models.installing.removing import check_removable, removable_bytes, remove_model
from app.models.installing.sources import open_source
from app.models.model_files import find_model_files
from app.runtime.paths import models_dir
from app.runtime.settings_file import load_settings
from app.worker.models_in_use import models_in_use


def terms_of_installing(data_dir: Path, model_id: str) -> InstallTerms:
    """Asks the hub that the settings name what it has of the model; no file is fetched. Raises ModelError."""
    with open_hub(load_settings(data_dir).settings.hub_address) as hub:
        return _terms(make_offer(entry_named(model_id), models_dir(data_dir), hub))


def install_agreed(data_dir: Path, agreed: InstallTerms, told: Told, stop: threading.Event) -> Path:
    """Installs what was agreed to, and returns its folder. `told` is called in this thread; `stop` ends it.

    What is installed stays until all is here and verified; a later call goes on where this one ended. Raises ModelError
    (InstallStoppedError once `stop` is set), also where the hub has moved to another commit since.
    """
    with open_hub(load_settings(data_dir).settings.hub_address) as hub:
        offer = make_offer(agreed.entry, models_dir(data_dir), hub)
        if (offer.commit, offer.size) != (agreed.commit, agreed.size):
            raise ModelError(
                f"{hub.host} has another version of {agreed.entry.title} since you were asked.", "Look at it once more."
            )
        return install(offer, hub, told, stop).folder


def terms_of_importing(data_dir: Path, path: Path, model_id: str = "") -> InstallTerms:
    """What the folder or file holds; `model_id` where the person says it. Raises ModelError."""
    folder = models_dir(data_dir)
    with open_source(path) as source:
        entry = entry_of(source, load_catalogue(), model_id)
        size, here = import_size(source, entry), find_model_files(entry.id, folder)
        return InstallTerms(
            entry=entry,
            source=str(path),
            commit=source.listed.revision if source.listed is not None else source.commit,
            folder=folder / entry.id,
            files=len(source.sizes),
            size=size,
            missing=size,
            free=free_space(folder),
            installed="" if here is None else here.revision or UNKNOWN,
            checked=source.listed is not None,
        )


def import_agreed(data_dir: Path, path: Path, agreed: InstallTerms, told: Told, stop: threading.Event) -> Path:
    """Imports what was agreed to, and returns its folder, as `install_agreed` does. Raises ModelError."""
    with open_source(path) as source:
        return import_model(source, agreed.entry, models_dir(data_dir), told, stop).folder


def removable_size(data_dir: Path, model_id: str) -> int:
    """The bytes that removing the model would free. Raises ModelError where it has to stay."""
    _removable(data_dir, model_id)
    return removable_bytes(model_id, models_dir(data_dir))


def remove(data_dir: Path, model_id: str) -> int:
    """Removes the model, and returns the bytes that are free again. Raises ModelError where it has to stay."""
    _removable(data_dir, model_id)
    return remove_model(model_id, models_dir(data_dir))


def _removable(data_dir: Path, model_id: str) -> CatalogueEntry:
    entry = entry_named(model_id)
    check_removable(entry, models_in_use(data_dir))
    return entry


def _terms(offer: InstallOffer) -> InstallTerms:
    return InstallTerms(
        entry=offer.entry,
        source=f"{offer.address}/{offer.entry.repository}",
        commit=offer.commit,
        folder=offer.folder,
        files=len(offer.files),
        size=offer.size,
        missing=offer.missing,
        free=offer.free,
        installed=offer.installed.revision if offer.installed is not None else "",
        complete=is_installed(offer),
    )
