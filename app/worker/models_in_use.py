"""Which models a library cannot do without: those that the settings name, and those that its indexes are made with."""

import re
from pathlib import Path

from app.runtime.settings import SETTINGS
from app.runtime.settings_file import load_settings
from app.store.fingerprints import kept_fingerprints

_PARTS = re.compile(r"[|:]")  # of a fingerprint: models begin with their id


def models_in_use(data_dir: Path) -> frozenset[str]:
    """The ids of these models, among other words."""
    settings = load_settings(data_dir).settings
    named = {str(getattr(settings, setting.name)) for setting in SETTINGS if setting.is_text}
    return frozenset(named.union(*(_PARTS.split(fingerprint) for fingerprint in kept_fingerprints(data_dir))))
