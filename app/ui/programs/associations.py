"""Which programs open a type of file on Linux and BSD, by the freedesktop specifications (mime-apps, desktop-entry)."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_ENTRY = "Desktop Entry"
_DEFAULT, _ADDED, _REMOVED, _CACHE = (
    "Default Applications", "Added Associations", "Removed Associations", "MIME Cache",
)  # fmt: skip
_FILE_CODES, _LIST_CODES = frozenset({"%f", "%u"}), frozenset({"%F", "%U"})
_PLACE_OF_FILE = _FILE_CODES | _LIST_CODES
MOST = 12

Groups = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Program:
    """A program as its desktop entry names it. `command` holds a field code (%f, %u, %F, %U) where the file goes."""

    id: str
    name: str
    command: tuple[str, ...]

    def with_file(self, path: str, options: Sequence[str] = (), address: str = "") -> list[str]:
        """The command that opens a file, `options` before it; with `address` that stands in its place."""
        made: list[str] = []
        for part in self.command:
            if part in _PLACE_OF_FILE:
                made += [*options, address or (Path(path).as_uri() if part.lower() == "%u" else path)]
            elif not (len(part) == 2 and part.startswith("%")):  # other codes name icons and the like
                made.append(part.replace("%%", "%"))
        return made if _PLACE_OF_FILE & set(self.command) else [*made, *options, address or path]


class Associations:
    """Reads the files of the specifications anew for each question; they are few and small."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        home = environment.get("HOME") or str(Path.home())
        config = environment.get("XDG_CONFIG_HOME") or f"{home}/.config"
        data = environment.get("XDG_DATA_HOME") or f"{home}/.local/share"
        configs = [config, *_folders(environment.get("XDG_CONFIG_DIRS") or "/etc/xdg")]
        shares = [data, *_folders(environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share")]
        desktops = [name.lower() for name in environment.get("XDG_CURRENT_DESKTOP", "").split(":") if name]
        self._applications = [Path(each, "applications") for each in shares]
        self._language = environment.get("LC_MESSAGES") or environment.get("LANG") or ""
        names = [*(f"{desktop}-mimeapps.list" for desktop in desktops), "mimeapps.list"]
        self._lists = [Path(each, name) for each in (*configs, *map(str, self._applications)) for name in names]

    def programs_for(self, mime_types: Sequence[str]) -> tuple[Program, ...]:
        """The programs for a type and those it inherits from, the one that is used by default first."""
        found: dict[str, Program] = {}
        for mime in mime_types:
            for name in self._ids(mime):
                program = None if name in found else self._program(name)
                if program is not None:
                    found[name] = program
        return tuple(found.values())[:MOST]

    def _ids(self, mime: str) -> Iterator[str]:
        """The ids of desktop entries in the order of the specification; some may not be there."""
        removed: set[str] = set()
        for file in self._lists:
            groups = read_groups(file)
            for group in (_DEFAULT, _ADDED):
                yield from (each for each in _values(groups, group, mime) if each not in removed)
            removed |= set(_values(groups, _REMOVED, mime))
        for folder in self._applications:
            cache = read_groups(folder / "mimeinfo.cache")
            yield from (each for each in _values(cache, _CACHE, mime) if each not in removed)

    def _program(self, name: str) -> Program | None:
        """The program of a desktop entry; None where it is missing or not to be shown."""
        for folder in self._applications:
            for file in (folder / name, folder / name.replace("-", "/", 1)):
                entry = read_groups(file).get(_ENTRY)
                if entry is not None:
                    return self._read(name, entry)
        return None

    def _read(self, name: str, entry: dict[str, str]) -> Program | None:
        try:
            command = tuple(shlex.split(entry.get("Exec", "")))
        except ValueError:
            return None
        hidden = "true" in (entry.get("Hidden"), entry.get("NoDisplay"), entry.get("Terminal"))
        if not command or hidden or entry.get("Type", "Application") != "Application":
            return None
        return Program(name, self._localized(entry, "Name") or name.removesuffix(".desktop"), command)

    def _localized(self, entry: dict[str, str], key: str) -> str:
        full = self._language.partition(".")[0]
        return entry.get(f"{key}[{full}]") or entry.get(f"{key}[{full.partition('_')[0]}]") or entry.get(key, "")


def read_groups(file: Path) -> Groups:
    """A file of groups with keys and values; nothing where it cannot be read."""
    groups: Groups = {}
    try:
        text = file.read_text("utf-8", "replace")
    except (OSError, ValueError):
        return groups
    group: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("[") and line.rstrip().endswith("]"):
            group = groups.setdefault(line.strip()[1:-1], {})
        elif "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            group.setdefault(key.strip(), value.strip())
    return groups


def _values(groups: Groups, group: str, mime: str) -> list[str]:
    return [each for each in groups.get(group, {}).get(mime, "").split(";") if each]


def _folders(paths: str) -> list[str]:
    return [path for path in paths.split(":") if path.startswith("/")]
