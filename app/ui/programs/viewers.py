"""How programs that show PDFs are told the page (pure)."""

from collections.abc import Sequence
from pathlib import Path

from app.ui.programs.associations import Program

# What the id of the desktop entry (on Windows the name of the program) holds, and the options before the file.
_OPTIONS: dict[str, tuple[str, ...]] = {
    "evince": ("--page-index={}",),
    "papers": ("--page-index={}",),
    "atril": ("--page-index={}",),
    "xreader": ("--page-index={}",),
    "okular": ("--page", "{}"),
    "zathura": ("-P", "{}"),
    "sioyek": ("--page", "{}"),
    "sumatrapdf": ("-page", "{}"),
    "acrord32": ("/A", "page={}"),
    "acrobat": ("/A", "page={}"),
    "foxitpdfreader": ("/A", "page={}"),
    "foxitreader": ("/A", "page={}"),
    "pdfxedit": ("/A", "page={}"),
}
_BY_ADDRESS = (
    "firefox", "librewolf", "chrome", "chromium", "brave", "msedge", "microsoft-edge", "vivaldi", "opera", "iexplore",
)  # fmt: skip
_BY_FRAGMENT = ("qpdfview",)
_NUMBER_BEHIND = ("mupdf",)


def command_at(program: Program, path: str, page: int | None) -> list[str]:
    """The command that opens a file in a program, at the page (from 1) where the program can be told."""
    name = program.id.lower()
    if page is None:
        return program.with_file(path)
    if _is_one_of(name, _BY_ADDRESS):
        return program.with_file(path, address=f"{Path(path).as_uri()}#page={page}")
    if _is_one_of(name, _BY_FRAGMENT):
        return program.with_file(path, address=f"{path}#{page}")
    if _is_one_of(name, _NUMBER_BEHIND):
        return [*program.with_file(path), str(page)]
    for known, options in _OPTIONS.items():
        if _is_one_of(name, (known,)):
            return program.with_file(path, [option.format(page) for option in options])
    return program.with_file(path)


def _is_one_of(name: str, known: Sequence[str]) -> bool:
    return any(each in name for each in known)
