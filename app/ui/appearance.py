"""How the window looks by the person's choice: kept beside its size, and in force before anything is shown."""

from PySide6.QtCore import QSettings

from app.ui.theme import Appearance, Theme

SCALES = (0.9, 1.0, 1.15, 1.3, 1.5)
_COLOURS, _SCALE = "appearance", "text-size"


def apply_kept(theme: Theme, kept: QSettings) -> None:
    """Puts into force what was chosen; a value that cannot be used counts as none."""
    chosen = str(kept.value(_COLOURS, ""))
    if chosen in set(Appearance):
        theme.set_appearance(Appearance(chosen))
    try:
        scale = float(str(kept.value(_SCALE, "")))
    except ValueError:
        return
    if scale in SCALES:
        theme.set_scale(scale)


def choose_appearance(theme: Theme, kept: QSettings, appearance: Appearance) -> None:
    """Light, dark or as the system has it, from now on."""
    theme.set_appearance(appearance)
    kept.setValue(_COLOURS, appearance.value)


def choose_scale(theme: Theme, kept: QSettings, scale: float) -> None:
    """Larger or smaller text, from now on."""
    theme.set_scale(scale)
    kept.setValue(_SCALE, scale)
