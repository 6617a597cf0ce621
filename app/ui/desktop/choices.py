"""What the person chose of how Akin fits into the desktop, kept beside the window's size."""

from PySide6.QtCore import QSettings

_TRAY, _TOLD, _KEY, _NOTICES = (
    "desktop/close-to-tray",
    "desktop/told-of-tray",
    "desktop/launcher-key",
    "desktop/notices",
)


class DesktopChoices:
    """Each is in force as soon as it is set."""

    def __init__(self, kept: QSettings) -> None:
        self._kept = kept

    @property
    def close_to_tray(self) -> bool:
        """Whether Akin goes on in the tray when its window is closed."""
        return bool(self._kept.value(_TRAY, True, bool))

    @close_to_tray.setter
    def close_to_tray(self, wanted: bool) -> None:
        self._kept.setValue(_TRAY, wanted)

    @property
    def told_of_tray(self) -> bool:
        """Whether the person was told that it does."""
        return bool(self._kept.value(_TOLD, False, bool))

    @told_of_tray.setter
    def told_of_tray(self, told: bool) -> None:
        self._kept.setValue(_TOLD, told)

    @property
    def launcher_key(self) -> str:
        """The key that brings up the launcher, in Qt's portable writing; nothing for none."""
        return str(self._kept.value(_KEY, ""))

    @launcher_key.setter
    def launcher_key(self, keys: str) -> None:
        self._kept.setValue(_KEY, keys)

    @property
    def notices(self) -> bool:
        """Whether notifications are shown while the window is not seen."""
        return bool(self._kept.value(_NOTICES, True, bool))

    @notices.setter
    def notices(self, wanted: bool) -> None:
        self._kept.setValue(_NOTICES, wanted)
