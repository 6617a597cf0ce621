"""Which models a library cannot do without: those that the settings name, and those that its indexes are made with."""

import re
from pathlib import Path

from app.models.catalogue import load_catalogue
from app.models.picture_towers import needed_text_model
from app.runtime.settings import SETTINGS
from app.runtime.settings_file import load_settings
from app.store.fingerprints import kept_fingerprints

_PARTS = re.compile(r"[|:]")  # of a fingerprint: models begin with their id


def models_in_use(data_dir: Path) -> frozenset[str]:
    """The ids of these models, and of those that they need, among other words. Raises ModelError."""
    settings = load_settings(data_dir).settings
    named = {str(getattr(settings, setting.name)) for setting in SETTINGS if setting.is_text}
    used = named.union(*(_PARTS.split(fingerprint) for fingerprint in kept_fingerprints(data_dir)))
    entries = load_catalogue().entries
    return frozenset(used.union(needed_text_model(entry) for entry in entries if entry.id in used))
