"""Opens files in other programs and shows them in the file manager; it looks whether they are there, and only reads.

Every function may wait for a slow drive and is to be called in a thread.
"""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeDatabase, QProcess, QSettings

from app.domain.errors import AkinError
from app.domain.files import display
from app.ui.programs.associations import Associations, Program
from app.ui.programs.viewers import command_at

MOST_AT_ONCE = 20
_PDF = "application/pdf"
Launch = Callable[[Sequence[str]], bool]


class FileGoneError(AkinError):
    """A file is not where it was when it was indexed."""

    def __init__(self, message: str, advice: str, path: str) -> None:
        super().__init__(message, advice)
        self.path = path


class FileOpener:
    """What the desktop can do with files. `launch` starts a command and says whether it could."""

    def __init__(
        self, launch: Launch | None = None, system: str = sys.platform, associations: Associations | None = None
    ) -> None:
        self._launch = launch or _launch
        self._system = system
        self._associations = associations or Associations(os.environ)

    def open(self, path: str, page: int | None = None) -> None:
        """Opens a file in its program, a PDF at its page where the program can be told. Raises AkinError."""
        _need(path)
        program = self._usual_program(path) if page is not None and path.lower().endswith(".pdf") else None
        if program is not None and self._launch(command_at(program, path, page)):
            return
        if self._system == "win32":
            self._start_on_windows(path)
        else:
            self._run(["open", path] if self._system == "darwin" else ["xdg-open", path], path)

    def reveal(self, paths: Sequence[str]) -> None:
        """Shows files selected in the file manager. Raises AkinError."""
        for path in paths:
            _need(path)
        if self._system == "darwin":
            self._run(["open", "-R", *paths], paths[0])
        elif self._system == "win32":
            self._launch(["explorer", "/select,", os.path.normpath(paths[0])])  # it says no where it did it
        elif not show_items(paths):
            self._run(["xdg-open", str(Path(paths[0]).parent)], paths[0])

    def programs_for(self, path: str) -> tuple[Program, ...]:
        """The programs that can open a file, the usual one first; none where the system keeps its list to itself."""
        return () if self._system in ("win32", "darwin") else self._associations.programs_for(_mime_types(path))

    def open_in(self, program: Program, path: str, page: int | None = None) -> None:
        """Opens a file in a program. Raises AkinError."""
        _need(path)
        if not self._launch(command_at(program, path, page)):
            raise AkinError(f"{program.name} could not be started.", "Choose another program.")

    def open_in_chosen(self, program: str, path: str) -> None:
        """Opens a file in a program that the person chose by its file. Raises AkinError."""
        command = ["open", "-a", program] if self._system == "darwin" else [program]
        self._run([*command, path], path)

    def choose_program(self, path: str) -> bool:
        """Lets the system ask for the program; False where it has no such question. Raises AkinError."""
        _need(path)
        return self._system == "win32" and self._launch(
            ["rundll32", "shell32.dll,OpenAs_RunDLL", os.path.normpath(path)]
        )

    def _usual_program(self, path: str) -> Program | None:
        if self._system == "win32":
            return pdf_program_on_windows()
        return next(iter(self.programs_for(path)), None)

    def _run(self, command: list[str], path: str) -> None:
        _need(path)
        if not self._launch(command):
            raise AkinError(
                f"No program could be started for {display(Path(path).name)}.", "Choose one with “Open with”."
            )

    def _start_on_windows(self, path: str) -> None:
        try:
            os.startfile(path)  # type: ignore[attr-defined, unused-ignore]  # of Windows
        except OSError as error:
            raise AkinError(
                f"No program could be started for {display(Path(path).name)}.", "Choose one with “Open with”."
            ) from error


def show_items(paths: Sequence[str]) -> bool:
    """Asks the file manager over D-Bus to show files (org.freedesktop.FileManager1); False where none answers."""
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage  # not on every system

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    name = "org.freedesktop.FileManager1"
    message = QDBusMessage.createMethodCall(name, "/org/freedesktop/FileManager1", name, "ShowItems")
    message.setArguments([[Path(path).as_uri() for path in paths], ""])
    reply = bus.call(message, QDBus.CallMode.Block, 5000)
    return reply.type() == QDBusMessage.MessageType.ReplyMessage


def pdf_program_on_windows() -> Program | None:
    """The program that opens PDFs, as the registry of Windows names it."""
    choice = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Explorer\FileExts\.pdf\UserChoice"
    native = QSettings.Format.NativeFormat
    kind = QSettings(choice, native).value("ProgId")
    command = str(QSettings(rf"HKEY_CLASSES_ROOT\{kind}\shell\open\command", native).value("Default") or "")
    file = command.split('"')[1] if command.startswith('"') else command.partition(" ")[0]
    return Program(Path(file).stem, Path(file).stem, (file, "%f")) if file else None


def _need(path: str) -> None:
    """Raises FileGoneError where there is no such file."""
    if os.path.lexists(path):
        return
    name = display(Path(path).name)
    if Path(path).parent.exists():
        raise FileGoneError(
            f"{name} is no longer there.", "It was moved, renamed or deleted since Akin has seen it.", path
        )
    raise FileGoneError(
        f"{name} cannot be reached.",
        "Its folder is not there: connect the drive on which it lies, then try again.",
        path,
    )


def _mime_types(path: str) -> list[str]:
    """The type of a file by its name, and those that it is a special case of."""
    found = QMimeDatabase().mimeTypeForFile(path, QMimeDatabase.MatchMode.MatchExtension)
    return [found.name(), *found.aliases(), *found.allAncestors()]


def _launch(command: Sequence[str]) -> bool:
    """Starts a program that outlives this one."""
    process = QProcess()
    process.setProgram(command[0])
    process.setArguments(list(command[1:]))
    process.setStandardOutputFile(QProcess.nullDevice())
    process.setStandardErrorFile(QProcess.nullDevice())
    started = process.startDetached()
    return started if isinstance(started, bool) else bool(started[0])  # the binding's versions differ
