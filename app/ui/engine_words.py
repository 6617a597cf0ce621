"""Says what the engine has written down, such as why a file failed, in the language of the window."""

import re
from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.ui.models.model_sentences import MODEL_SENTENCES

# The engine's sentences; %1, %2 stand for what they are about. One that is not here is shown as it is.
_NAMED: tuple[object, ...] = (
    # why a file is not read, or only in part
    QT_TRANSLATE_NOOP("Engine", "The file is empty."),
    QT_TRANSLATE_NOOP("Engine", "The file is no longer there."),
    QT_TRANSLATE_NOOP("Engine", "Akin is not allowed to read this file."),
    QT_TRANSLATE_NOOP("Engine", "The file could not be opened: %1."),
    QT_TRANSLATE_NOOP("Engine", "The file could not be read."),
    QT_TRANSLATE_NOOP("Engine", "This is not a regular file."),
    QT_TRANSLATE_NOOP("Engine", "There is no reader for .%1 files; it is found by its name only."),
    QT_TRANSLATE_NOOP("Engine", "There is no reader for files of this kind; it is found by its name only."),
    QT_TRANSLATE_NOOP("Engine", "The file is larger than %1 MB; it is found by its name only."),
    QT_TRANSLATE_NOOP("Engine", "The file holds binary data and no text."),
    QT_TRANSLATE_NOOP("Engine", "The file needs a password to be opened."),
    QT_TRANSLATE_NOOP("Engine", "The PDF needs a password to be opened."),
    QT_TRANSLATE_NOOP("Engine", "The book is copy-protected."),
    QT_TRANSLATE_NOOP("Engine", "The page holds no text."),
    QT_TRANSLATE_NOOP("Engine", "The file holds no mail."),
    QT_TRANSLATE_NOOP("Engine", "The file would unpack to %1 MB; it was left alone, since it may be a zip bomb."),
    QT_TRANSLATE_NOOP(
        "Engine", "The file begins with nothing but zeros; it is damaged or was never fully written."
    ),
    QT_TRANSLATE_NOOP("Engine", "The file is damaged: it cannot be unpacked."),
    QT_TRANSLATE_NOOP("Engine", "The file is damaged: none of its pages can be drawn."),
    QT_TRANSLATE_NOOP("Engine", "The file is damaged or no RTF file."),
    QT_TRANSLATE_NOOP("Engine", "The file is nested too deeply to be read."),
    QT_TRANSLATE_NOOP("Engine", "The %1 file is damaged and cannot be opened."),
    QT_TRANSLATE_NOOP("Engine", "The %1 file is damaged or not what it seems."),
    QT_TRANSLATE_NOOP("Engine", "The %1 file is damaged or not what its name says."),
    QT_TRANSLATE_NOOP("Engine", "The book is damaged: its list of chapters cannot be read."),
    QT_TRANSLATE_NOOP("Engine", "The notebook is damaged."),
    QT_TRANSLATE_NOOP("Engine", "The PDF is damaged and cannot be opened."),
    QT_TRANSLATE_NOOP("Engine", "The PDF is damaged: none of its pages can be read."),
    QT_TRANSLATE_NOOP("Engine", "The picture is damaged."),
    QT_TRANSLATE_NOOP("Engine", "The picture is damaged or not what its name says."),
    QT_TRANSLATE_NOOP("Engine", "The picture is damaged: less than half of it can be decoded."),
    QT_TRANSLATE_NOOP("Engine", "The picture has %1 megapixels, more than the limit of %2."),
    QT_TRANSLATE_NOOP("Engine", "The camera's file is damaged."),
    QT_TRANSLATE_NOOP("Engine", "The camera's file holds no preview picture that can be read."),
    QT_TRANSLATE_NOOP("Engine", "The text in the picture could not be recognised."),
    QT_TRANSLATE_NOOP("Engine", "Reading took longer than %1 s and was stopped."),
    QT_TRANSLATE_NOOP("Engine", "Reading needed more than %1 MB of memory."),
    QT_TRANSLATE_NOOP("Engine", "Reading needed more memory than one file is granted."),
    QT_TRANSLATE_NOOP("Engine", "Reading used too much memory and was stopped by the system."),
    QT_TRANSLATE_NOOP("Engine", "Reading crashed on this file; it is probably damaged."),
    QT_TRANSLATE_NOOP("Engine", "No text layer: the pages are pictures."),
    QT_TRANSLATE_NOOP("Engine", "No text layer: the pages hold no text."),
    QT_TRANSLATE_NOOP("Engine", "The text of page %1 cannot be decoded."),
    QT_TRANSLATE_NOOP("Engine", "The text of %1 more pages cannot be decoded."),
    QT_TRANSLATE_NOOP("Engine", "Page %1 is damaged."),
    QT_TRANSLATE_NOOP("Engine", "%1 more pages are damaged."),
    QT_TRANSLATE_NOOP("Engine", "Only the first %1 characters were read."),
    QT_TRANSLATE_NOOP("Engine", "Its pictures could not be read: %1"),
    QT_TRANSLATE_NOOP("Engine", "Its pictures of text could not be read: %1"),
    QT_TRANSLATE_NOOP("Engine", "Text is looked for on its first %1 pages only."),
    QT_TRANSLATE_NOOP("Engine", "The text in the picture of page %1 could not be read: %2"),
    # why a preview shows nothing
    QT_TRANSLATE_NOOP("Engine", "The file cannot be reached."),
    QT_TRANSLATE_NOOP("Engine", "The file is no longer there: it was moved, renamed or deleted."),
    QT_TRANSLATE_NOOP("Engine", "The folder of this file cannot be reached just now."),
    QT_TRANSLATE_NOOP("Engine", "The file is damaged or not what it seems."),
    QT_TRANSLATE_NOOP("Engine", "The file holds no page."),
    QT_TRANSLATE_NOOP("Engine", "Page %1 has no size."),
    QT_TRANSLATE_NOOP("Engine", "The text of page %1 cannot be read."),
    QT_TRANSLATE_NOOP("Engine", "The picture is no longer in this file."),
    QT_TRANSLATE_NOOP("Engine", "The pictures of this file cannot be shown one by one."),
    QT_TRANSLATE_NOOP("Engine", "There is no picture of this file."),
    QT_TRANSLATE_NOOP("Engine", "There is no text in this file."),
    QT_TRANSLATE_NOOP("Engine", "Showing this file needs more than %1 MB of memory."),
    QT_TRANSLATE_NOOP("Engine", "Showing this file failed: it is probably damaged."),
    QT_TRANSLATE_NOOP("Engine", "Showing this took longer than %1 s and was stopped."),
    QT_TRANSLATE_NOOP("Engine", "Too much was asked for at once."),
    QT_TRANSLATE_NOOP("Engine", "The part of Akin that shows files could not be started."),
    # what is the matter with a folder
    QT_TRANSLATE_NOOP("Engine", "There is no folder %1."),
    QT_TRANSLATE_NOOP("Engine", "%1 is a file, not a folder."),
    QT_TRANSLATE_NOOP("Engine", "Akin may not read the folder %1."),
    QT_TRANSLATE_NOOP("Engine", "The folder %1 cannot be read: %2."),
    QT_TRANSLATE_NOOP("Engine", "%1 could not be read; what is known of it stays."),
    QT_TRANSLATE_NOOP("Engine", "%1 is empty, and its drive is not the one it was on."),
    QT_TRANSLATE_NOOP("Engine", "%1 lies inside %2, which is in the library already."),
    QT_TRANSLATE_NOOP("Engine", "%1 lies inside %2, which is in the library."),
    QT_TRANSLATE_NOOP("Engine", "%1 is not in the library."),
    QT_TRANSLATE_NOOP("Engine", "%1 is away; its files stay searchable."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "%1 lies on a network drive, which does not tell what changes there; it is looked through every %2.",
    ),
    QT_TRANSLATE_NOOP("Engine", "%1 cannot be watched (%2); it is looked through every %3 instead."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "%1 cannot be watched, since the system's limit for watching is reached; it is looked through every %2 instead."
        " This raises the limit: %3",
    ),
    QT_TRANSLATE_NOOP("Engine", "%1 minutes"),
    QT_TRANSLATE_NOOP("Engine", "%1 hours"),
    QT_TRANSLATE_NOOP("Engine", "The pattern %1 cannot be used."),
    QT_TRANSLATE_NOOP("Engine", "Write it as in a .gitignore, for example *.log or drafts/, with at most %1 stars."),
    QT_TRANSLATE_NOOP("Engine", "Check the spelling, or whether its drive is connected."),
    QT_TRANSLATE_NOOP("Engine", "Name the folder that holds it."),
    QT_TRANSLATE_NOOP("Engine", "Check its permissions."),
    QT_TRANSLATE_NOOP("Engine", "Check the path and its drive."),
    QT_TRANSLATE_NOOP("Engine", "Connect the drive again."),
    QT_TRANSLATE_NOOP("Engine", "There is nothing to add: its files are indexed with that folder."),
    # why indexing waits
    QT_TRANSLATE_NOOP("Engine", "The battery is at %1 %; indexing goes on when it is charged."),
    QT_TRANSLATE_NOOP("Engine", "The machine is busy; indexing goes on when it is less so."),
    # what is the matter with the library, a backup, a move
    QT_TRANSLATE_NOOP("Engine", "The library was moved to %1, which is not there now."),
    QT_TRANSLATE_NOOP("Engine", "The list of folders in %1 cannot be read: %2."),
    QT_TRANSLATE_NOOP("Engine", "The list of folders could not be written to %1: %2."),
    QT_TRANSLATE_NOOP("Engine", "Akin's data folder %1 cannot be used: %2."),
    QT_TRANSLATE_NOOP("Engine", "The library is busy: another program holds its ledger."),
    QT_TRANSLATE_NOOP("Engine", "This needs %1 MB, and the disk of %2 has %3 MB free."),
    QT_TRANSLATE_NOOP("Engine", "The disk became full while %1 was written."),
    QT_TRANSLATE_NOOP("Engine", "%1 cannot be written: %2."),
    QT_TRANSLATE_NOOP("Engine", "The backup cannot be written to %1."),
    QT_TRANSLATE_NOOP("Engine", "%1 lies in the data folder itself."),
    QT_TRANSLATE_NOOP("Engine", "%1 is there already and is no backup of Akin's."),
    QT_TRANSLATE_NOOP("Engine", "The backup %1 is damaged: %2."),
    QT_TRANSLATE_NOOP("Engine", "%1 is no backup of Akin's, or it is damaged: %2."),
    QT_TRANSLATE_NOOP("Engine", "%1 was made by a newer Akin (%2)."),
    QT_TRANSLATE_NOOP("Engine", "There is no file %1."),
    QT_TRANSLATE_NOOP("Engine", "%1 and the data folder %2 lie in each other."),
    QT_TRANSLATE_NOOP("Engine", "%1 is not empty."),
    QT_TRANSLATE_NOOP("Engine", "%1 is not what was written to it: the disk may be failing."),
    QT_TRANSLATE_NOOP("Engine", "The file system of %1 cannot lock files."),
    QT_TRANSLATE_NOOP("Engine", "Free some space, or choose another disk; nothing has been changed."),
    QT_TRANSLATE_NOOP("Engine", "Free some space, or choose another disk."),
    QT_TRANSLATE_NOOP("Engine", "Free some disk space or check the folder's permissions, then try again."),
    QT_TRANSLATE_NOOP("Engine", "Check its folder's permissions."),
    QT_TRANSLATE_NOOP("Engine", "Try again in a moment."),
    QT_TRANSLATE_NOOP("Engine", "Choose another disk."),
    QT_TRANSLATE_NOOP("Engine", "Choose another name."),
    QT_TRANSLATE_NOOP("Engine", "Choose another backup."),
    QT_TRANSLATE_NOOP("Engine", "Nothing has been changed. Choose another backup."),
    QT_TRANSLATE_NOOP("Engine", "Name another folder."),
    QT_TRANSLATE_NOOP("Engine", "Name a new or an empty folder."),
    QT_TRANSLATE_NOOP("Engine", "Name a file in a folder that is there."),
    QT_TRANSLATE_NOOP("Engine", "A backup is of use only elsewhere, best on another disk."),
    QT_TRANSLATE_NOOP("Engine", "Choose a folder on a disk of this machine."),
    QT_TRANSLATE_NOOP("Engine", "Update Akin, then restore it."),
    QT_TRANSLATE_NOOP("Engine", "Install Akin again."),
    # what else goes wrong with the library
    QT_TRANSLATE_NOOP("Engine", "There is no library in %1 yet."),
    QT_TRANSLATE_NOOP("Engine", "There is a library in %1 already."),
    QT_TRANSLATE_NOOP("Engine", "The library knows nothing of %1 yet."),
    QT_TRANSLATE_NOOP("Engine", "The notes in %1 lead in a circle."),
    QT_TRANSLATE_NOOP("Engine", "The ledger of this library cannot be opened or written: %1."),
    QT_TRANSLATE_NOOP("Engine", "A part of Akin is missing: %1."),
    QT_TRANSLATE_NOOP("Engine", "Mend or remove that file, then add your folders again; nothing else is lost."),
    QT_TRANSLATE_NOOP("Engine", "Add it first."),
    QT_TRANSLATE_NOOP("Engine", "Start Akin again."),
    QT_TRANSLATE_NOOP("Engine", "Try again."),
    QT_TRANSLATE_NOOP("Engine", "Try again later."),
    QT_TRANSLATE_NOOP("Engine", "This could not be done because of an error in Akin."),
    QT_TRANSLATE_NOOP("Engine", "%1 does not answer; what is known of it stays."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "%1 is not on the drive it was on; what is known of it stays, and what is there now is left out. To "
        "have that instead: %2",
    ),
    QT_TRANSLATE_NOOP("Engine", "Check its drive, or its network."),
    QT_TRANSLATE_NOOP("Engine", "Or connect the drive again."),
    QT_TRANSLATE_NOOP("Engine", "Files may be missing: %1"),
    QT_TRANSLATE_NOOP("Engine", "The library in %1 has just been moved, replaced or made afresh."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Run `akin doctor --repair`, then `akin index`: your files are then read again. They are not "
        "touched.",
    ),
    QT_TRANSLATE_NOOP("Engine", "The index is not where it was: nothing is left of %1 in %2."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Choose a folder on a disk of this machine with --data-dir; the files to be searched may be "
        "anywhere.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The file system of %1 cannot hold a library: it has no locks, no links or no shared memory (%2)."
    ),
    # what goes wrong with a search, or a picture that is searched with
    QT_TRANSLATE_NOOP("Engine", "%1 cannot be searched for: %2"),
    QT_TRANSLATE_NOOP("Engine", "%1 holds no picture."),
    QT_TRANSLATE_NOOP("Engine", "Try another picture, JPEG or PNG for example."),
    QT_TRANSLATE_NOOP("Engine", "Name a picture, or a document with pictures in it."),
    QT_TRANSLATE_NOOP("Engine", "No file holds the word \"%1\"; files with \"%2\" are shown too."),
    QT_TRANSLATE_NOOP("Engine", "More than %1 conditions are too many; all were read as plain words."),
    QT_TRANSLATE_NOOP("Engine", "Words cannot be searched: %1"),
    QT_TRANSLATE_NOOP("Engine", "Meaning cannot be searched: %1"),
    QT_TRANSLATE_NOOP("Engine", "Pictures cannot be searched: %1"),
    QT_TRANSLATE_NOOP("Engine", "Identifiers cannot be searched: %1"),
    QT_TRANSLATE_NOOP("Engine", "Passages cannot be shown: %1"),
    QT_TRANSLATE_NOOP("Engine", "Pictures cannot be shown: %1"),
    QT_TRANSLATE_NOOP("Engine", "Weighted terms cannot be searched: %1"),
    QT_TRANSLATE_NOOP("Engine", "Results are not reranked: %1"),
    QT_TRANSLATE_NOOP("Engine", "Results are ranked by part of what is known: %1"),
    QT_TRANSLATE_NOOP("Engine", "Similar pictures are shown one by one: %1"),
    QT_TRANSLATE_NOOP("Engine", "The text model failed: %1"),
    QT_TRANSLATE_NOOP("Engine", "The picture model failed: %1"),
    QT_TRANSLATE_NOOP("Engine", "The text model %1 is not installed in %2."),
    QT_TRANSLATE_NOOP("Engine", "The file %1 has changed since it was installed."),
    QT_TRANSLATE_NOOP("Engine", "The picture model in %1 cannot be read."),
    QT_TRANSLATE_NOOP("Engine", "The picture model's file %1 cannot be read."),
    QT_TRANSLATE_NOOP("Engine", "The picture model's file %1 has changed since it was installed."),
    QT_TRANSLATE_NOOP("Engine", "The models for text recognition are missing."),
    # what of a search could not be read as it was meant
    QT_TRANSLATE_NOOP("Engine", "The quotation mark before %1 is never closed; it was left out."),
    QT_TRANSLATE_NOOP("Engine", "The quotation mark at the end is never closed; it was left out."),
    QT_TRANSLATE_NOOP("Engine", "Quotation marks without a word between them were left out."),
    QT_TRANSLATE_NOOP("Engine", "A star works at the end of a word only; %1 was read as plain words."),
    QT_TRANSLATE_NOOP("Engine", "“%1:” is not a filter of Akin (%2); %3 was read as plain words."),
    QT_TRANSLATE_NOOP("Engine", "Brackets are nested more than %1 deep; brackets and operators were left out."),
    QT_TRANSLATE_NOOP("Engine", "A bracket “%1” has no partner; it was left out."),
    QT_TRANSLATE_NOOP("Engine", "Brackets with nothing between them were left out."),
    QT_TRANSLATE_NOOP("Engine", "There is nothing that “-” could leave out of the results; it was ignored."),
    QT_TRANSLATE_NOOP("Engine", "“%1” needs something to search for after it; it was read as a plain word."),
    QT_TRANSLATE_NOOP("Engine", "“%1” needs something to search for on both sides; it was read as a plain word."),
    QT_TRANSLATE_NOOP("Engine", "%1 is not %2; it was read as plain words."),
    QT_TRANSLATE_NOOP("Engine", "a kind of file that Akin knows (%1)"),
    QT_TRANSLATE_NOOP("Engine", "a file type that Akin understands, such as %1"),
    QT_TRANSLATE_NOOP("Engine", "a file extension that Akin understands, such as %1"),
    QT_TRANSLATE_NOOP("Engine", "a folder that Akin understands, such as %1"),
    QT_TRANSLATE_NOOP("Engine", "a file name that Akin understands, such as %1"),
    QT_TRANSLATE_NOOP("Engine", "a date that Akin understands, such as %1"),
    QT_TRANSLATE_NOOP("Engine", "a size that Akin understands, such as %1"),
    QT_TRANSLATE_NOOP("Engine", "a language that Akin understands, such as %1"),
    QT_TRANSLATE_NOOP("Engine", "a camera that Akin understands, such as %1"),
    QT_TRANSLATE_NOOP("Engine", "a lens that Akin understands, such as %1"),
    QT_TRANSLATE_NOOP(
        "Engine", "a place that Akin understands, such as near:48.86,2.29,10 (latitude, longitude, kilometres)"
    ),
    QT_TRANSLATE_NOOP("Engine", "a place that Akin understands, such as %1"),
    QT_TRANSLATE_NOOP("Engine", "a number of pixels, such as %1"),
    QT_TRANSLATE_NOOP("Engine", "one of orientation:portrait, orientation:landscape and orientation:square"),
    # what goes wrong between a file and other programs, or with the desktop
    QT_TRANSLATE_NOOP("Engine", "%1 cannot be reached."),
    QT_TRANSLATE_NOOP("Engine", "%1 is no longer there."),
    QT_TRANSLATE_NOOP("Engine", "%1 could not be started."),
    QT_TRANSLATE_NOOP("Engine", "No program could be started for %1."),
    QT_TRANSLATE_NOOP("Engine", "Its folder is not there: connect the drive on which it lies, then try again."),
    QT_TRANSLATE_NOOP("Engine", "It was moved, renamed or deleted since Akin has seen it."),
    QT_TRANSLATE_NOOP("Engine", "Choose another program."),
    QT_TRANSLATE_NOOP("Engine", "Choose one with “Open with”."),
    QT_TRANSLATE_NOOP("Engine", "Choose another folder or name."),
    QT_TRANSLATE_NOOP("Engine", "Your desktop did not take over the addresses: %1 failed."),
    QT_TRANSLATE_NOOP("Engine", "Try again, or choose Akin for such addresses in the settings of your desktop."),
    QT_TRANSLATE_NOOP("Engine", "This is no address that Akin can open."),
    QT_TRANSLATE_NOOP("Engine", "Such an address looks like akin://search?q=invoice"),
    QT_TRANSLATE_NOOP("Engine", "Check that the folder belongs to you and that the disk is not full."),
    QT_TRANSLATE_NOOP("Engine", "Windows does not let Akin use the registry key %1: %2."),
    QT_TRANSLATE_NOOP("Engine", "Ask whoever looks after this computer."),
    # what a repair has done
    QT_TRANSLATE_NOOP("Engine", "A restore that had been cut short was finished."),
    QT_TRANSLATE_NOOP("Engine", "The note that process %1 left behind was removed."),
    QT_TRANSLATE_NOOP(
        "Engine", "The ledger was missing. Nothing is known of the index without it, so the index was dropped."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The ledger was damaged. It was dropped, with the index that it describes; your folders are kept."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The last run lay in the future, since the clock was put back; it counts as of now."
    ),
    QT_TRANSLATE_NOOP("Engine", "The table of %1 was damaged and was dropped."),
    QT_TRANSLATE_NOOP(
        "Engine", "The search index of the table of %1 was missing or damaged and was built again."
    ),
    QT_TRANSLATE_NOOP("Engine", "%1 MB that writes had left behind when they were cut short were removed."),
    QT_TRANSLATE_NOOP("Engine", "Ledger and tables did not agree on %1: these are made again."),
)  # fmt: skip
SENTENCES: tuple[str, ...] = (*map(str, _NAMED), *MODEL_SENTENCES)

_END = ". "
_HOLE = re.compile(r"%[1-9](?!\d)")
_COMMAND = re.compile(r"`akin|\bakin [a-z]+\b|--[a-z]|\bpip\b")


def in_words(sentence: str) -> str:
    """The engine's `sentence` in the language of the window, or several of them; what is not known as it is."""
    known = _known(sentence)
    if known is None or any(_END in part for part in known[1]):  # then it is rather two than one
        head, end, last = sentence.rpartition(_END)
        apart = f"{in_words(head + '.')} {in_words(last)}" if end else sentence
        if apart != sentence or known is None:
            return apart
    template, parts = known
    return _filled(QCoreApplication.translate("Engine", template), [in_words(part) for part in parts])


def _known(sentence: str) -> tuple[str, tuple[str, ...]] | None:
    """Which sentence it is, and what it is about, which may be a sentence itself."""
    for template, pattern in _patterns():
        if found := pattern.fullmatch(sentence):
            return template, found.groups()
    return None


def _filled(said: str, parts: Sequence[str]) -> str:
    return _HOLE.sub(lambda hole: parts[int(hole[0][1]) - 1], said)


def is_for_a_terminal(sentence: str) -> bool:
    """Whether the sentence names a command, which is of no use in a window."""
    return bool(_COMMAND.search(sentence))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Those with most letters of their own first, so that the more exact one is taken."""
    ordered = sorted(SENTENCES, key=lambda template: -len(_HOLE.sub("", template)))
    return tuple((template, _pattern(template)) for template in ordered)


def _pattern(template: str) -> re.Pattern[str]:
    parts = map(re.escape, _HOLE.split(template))
    return re.compile("(.+?)".join(parts), re.DOTALL)
