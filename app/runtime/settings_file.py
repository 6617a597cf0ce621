"""Reads the settings file: what can be used applies, and for each line that cannot there is a note."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from app.runtime.settings import SETTINGS, Settings, Value
from app.runtime.settings_steps import VERSION, upgraded, version_of

FILE = "settings.toml"
_KNOWN = {setting.name: setting for setting in SETTINGS}
_NO_SETTING = 'this is no setting; write it like threads = 2 or log = "off".'
_MEND = f"Mend that line, or say: akin config set NAME VALUE. The other settings of {FILE} apply."


@dataclass(frozen=True, slots=True)
class SettingsNote:
    """What in the file does not apply: a sentence that names it, and what to do. Lines count from 1."""

    line: int | None
    message: str
    advice: str = _MEND

    def __str__(self) -> str:
        place = f"{FILE}, line {self.line}" if self.line else FILE
        return f"{place}: {self.message}"


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """The settings that apply, and notes on what in their file does not."""

    settings: Settings
    notes: tuple[SettingsNote, ...] = ()


def load_settings(data_dir: Path) -> LoadedSettings:
    """The settings in `data_dir`; where one is missing or cannot be used, its default applies."""
    try:
        text = (data_dir / FILE).read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):  # whoever opens the library says what is wrong with the folder
        return LoadedSettings(Settings())
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        note = SettingsNote(None, f"it cannot be read: {reason}.", "Mend or remove that file; the defaults apply.")
        return LoadedSettings(Settings(), (note,))
    return read_settings(text)


def settings_stamp(data_dir: Path) -> int | None:
    """Changes whenever the settings file does; None where there is none."""
    try:
        return (data_dir / FILE).stat().st_mtime_ns
    except OSError:
        return None


def read_settings(text: str) -> LoadedSettings:
    """The settings that a file with this text gives."""
    lines = dict(_lines_of_keys(text))
    try:
        values: Mapping[str, Any] = tomllib.loads(text)
        notes: list[SettingsNote] = []
    except ValueError:
        values, notes = _read_line_by_line(text)
    if version_of(values) > VERSION:
        told = f"it was written by a newer Akin (version {version_of(values)}, this one knows {VERSION})."
        notes.append(SettingsNote(None, told, "What this Akin knows of it applies."))
    usable: dict[str, Value] = {}
    for key, value in upgraded(values).items():
        line = lines.get(key) or next((lines[old] for old in lines if upgraded({old: value}).get(key) == value), None)
        if key not in _KNOWN:
            notes.append(SettingsNote(line, f"there is no setting {key}{_nearest(key)}."))
            continue
        try:
            usable[key] = _KNOWN[key].read(value)
        except ValueError:
            told = f"{key} is {_shown(value)}, but must be {_KNOWN[key].range}."
            notes.append(SettingsNote(line, told))
    settings: Any = usable
    return LoadedSettings(Settings(**settings), tuple(sorted(notes, key=lambda note: note.line or 0)))


def _read_line_by_line(text: str) -> tuple[dict[str, Any], list[SettingsNote]]:
    """What the lines say that are sound by themselves: each setting stands on one."""
    values: dict[str, Any] = {}
    notes = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            found = tomllib.loads(line)
        except ValueError:
            notes.append(SettingsNote(number, _NO_SETTING))
            continue
        if not found.keys().isdisjoint(values):
            notes.append(SettingsNote(number, f"{next(iter(found))} is set for a second time; the first counts."))
        values = found | values
    return values, notes


def _lines_of_keys(text: str) -> Iterator[tuple[str, int]]:
    """Each key with the line on which it is set, the last one first."""
    for number, line in reversed(list(enumerate(text.splitlines(), 1))):
        try:
            yield from ((key, number) for key in tomllib.loads(line))
        except ValueError:
            continue


def _nearest(key: str) -> str:
    found = get_close_matches(key, _KNOWN, 1)
    return f" (there is {found[0]})" if found else ""


def _shown(value: object) -> str:
    text = str(value).lower() if isinstance(value, bool) else repr(value)
    return text if len(text) <= 40 else f"{text[:40]}…"
