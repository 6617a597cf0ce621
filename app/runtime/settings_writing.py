"""Writes the settings file: one setting at a time, everything else in it, comments too, stays as it is."""

import contextlib
import os
from collections.abc import Iterator, MutableMapping
from enum import StrEnum
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from app.domain.errors import SettingsError
from app.runtime.settings import SETTINGS, Setting, Value
from app.runtime.settings_file import FILE
from app.runtime.settings_steps import VERSION, VERSION_KEY, upgraded, version_of

_HEAD = "The settings of Akin; `akin config list` tells which there are."


def setting_named(name: str) -> Setting:
    """Raises SettingsError where there is none of this name."""
    for setting in SETTINGS:
        if setting.name == name:
            return setting
    raise SettingsError(f"There is no setting {name}.", "`akin config list` tells which there are.")


def set_setting(data_dir: Path, name: str, value: Value) -> None:
    """Writes a setting. Raises SettingsError for a value that cannot be used, or where the file cannot be written."""
    setting = setting_named(name)
    try:
        usable = setting.read(value)
    except ValueError as error:
        raise SettingsError(f"{name} cannot be {value}.", f"It must be {setting.range}.") from error
    with _changing(data_dir) as content:
        content[name] = usable.value if isinstance(usable, StrEnum) else usable


def unset_setting(data_dir: Path, name: str) -> bool:
    """Takes a setting out of the file, so that its default applies; False where it was not there.

    Also takes out what is no setting. Raises SettingsError for a name that is neither in the file nor a setting's.
    """
    if (data_dir / FILE).exists():
        with _changing(data_dir) as content:
            if content.pop(name, None) is not None:
                return True
    setting_named(name)
    return False


@contextlib.contextmanager
def _changing(data_dir: Path) -> Iterator[MutableMapping[str, Any]]:
    """The content of the file in the present form, to be changed; written, whole, at the end."""
    file = (data_dir / FILE).resolve()  # which may be a link to where the person keeps such files
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        text = file.read_bytes().decode("utf-8-sig") if file.exists() else ""
        content = tomlkit.parse(text) if text else _new()
        _upgrade(content)
        yield content
        _replace(file, tomlkit.dumps(content))
    except TOMLKitError as error:
        told = f"The settings in {file} were left as they are, since a line of them is damaged: {error}."
        raise SettingsError(told, "Mend that line, or remove the file.") from error
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        told = f"The settings in {file} could not be written: {reason}."
        raise SettingsError(told, "Check the permissions of that file and its folder.") from error


def _new() -> tomlkit.TOMLDocument:
    content = tomlkit.document()
    content.add(tomlkit.comment(_HEAD))
    content.add(VERSION_KEY, tomlkit.item(VERSION))
    return content


def _upgrade(content: tomlkit.TOMLDocument) -> None:
    """Does the steps to the present version in place; a setting under a new name keeps the comment behind it."""
    if version_of(content) >= VERSION:
        return
    values = upgraded(content)
    gone = [content.pop(key) for key in list(content) if key not in values and key != VERSION_KEY]
    for key in [key for key in values if key not in content]:
        content.add(key, next((item for item in gone if item == values[key]), tomlkit.item(values[key])))
    content[VERSION_KEY] = VERSION


def _replace(file: Path, text: str) -> None:
    written = file.with_suffix(".new")
    with os.fdopen(os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    written.replace(file)
