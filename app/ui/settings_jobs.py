"""Reads and writes the settings off the main thread, one change after the other."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.domain.errors import AkinError
from app.runtime.settings import Value
from app.runtime.settings_file import load_settings
from app.runtime.settings_writing import set_setting, setting_named, unset_setting
from app.ui.bridge import Jobs


class SettingsJobs(QObject):
    """Everything here returns at once; a newer value of a setting takes the place of one that was not written yet."""

    loaded = Signal(object)  # LoadedSettings
    written = Signal(str)  # the name of the setting that is in force from now on
    refused = Signal(str, object)  # its name, and the AkinError

    def __init__(self, data_dir: Path, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data_dir, self._jobs = data_dir, jobs
        self._waiting: dict[str, Value] = {}
        self._writing = ""

    def load(self) -> None:
        """Reads the settings as they are on the disk."""
        self._jobs.run(lambda: load_settings(self._data_dir), self.loaded.emit, lambda _: None)

    def choose(self, name: str, value: Value) -> None:
        """Writes the value of a setting; its default is not written but takes it out of the file."""
        self._waiting[name] = value
        self._write_next()

    def _write_next(self) -> None:
        if self._writing or not self._waiting:
            return
        self._writing = next(iter(self._waiting))
        name, value = self._writing, self._waiting.pop(self._writing)
        self._jobs.run(lambda: _write(self._data_dir, name, value), self._wrote, self._failed)

    def _wrote(self, _: None) -> None:
        name, self._writing = self._writing, ""
        self.written.emit(name)
        self._write_next()

    def _failed(self, error: AkinError) -> None:
        name, self._writing = self._writing, ""
        self.refused.emit(name, error)
        self._write_next()


def _write(data_dir: Path, name: str, value: Value) -> None:
    if value == setting_named(name).default:
        unset_setting(data_dir, name)
    else:
        set_setting(data_dir, name, value)
