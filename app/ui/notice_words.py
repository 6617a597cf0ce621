"""What the window says of an error: what happened, what it means, and what the person can do about it."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app.domain import errors
from app.domain.errors import AkinError
from app.ui.engine_words import in_words, is_for_a_terminal


class Remedy(StrEnum):
    """What a notice's button does; the names are those of actions of the main window."""

    REPAIR = "repair"
    RETRY = "retry"
    FOLDERS = "library"
    MODELS = "models"
    SETTINGS = "settings"
    REPORT = "report"
    DATA_FOLDER = "data-folder"
    RESTART = "restart"


class Gravity(StrEnum):
    """How serious a notice is: it decides colour and mark."""

    INFO = "info"
    WARNING = "warning"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """A notice: `text` says what happened in one sentence, `advice` what it means and what to do.

    `remedy` with its `label` is the button, None where the person can do nothing here.
    """

    text: str
    advice: str = ""
    gravity: Gravity = Gravity.WARNING
    remedy: Remedy | None = None
    label: str = ""


def words_for(error: AkinError) -> NoticeWords:
    """The words for an error of the engine."""
    return words_for_trouble(type(error).__name__, str(error), error.advice)


def words_for_trouble(kind: str, message: str, advice: str = "") -> NoticeWords:
    """The words for an error of which the name of its class is known, as it comes from another process."""
    known = {
        errors.DiskFullError.__name__: _disk_full,
        errors.LibraryDamagedError.__name__: _damaged,
        errors.LibraryBusyError.__name__: _busy,
        errors.ModelError.__name__: _model,
        errors.SettingsError.__name__: _settings,
        errors.FolderError.__name__: _folder,
        errors.IndexerCrashedError.__name__: _crashed,
    }.get(kind, _other)
    return known(message, advice)


def folder_away(folder: str) -> NoticeWords:
    """A folder of the library cannot be reached."""
    return NoticeWords(
        QCoreApplication.translate("Notices", "%1 is offline.").replace("%1", folder),
        QCoreApplication.translate(
            "Notices", "Its files stay searchable. Connect its drive, and Akin goes on where it stopped."
        ),
        Gravity.INFO,
        Remedy.FOLDERS,
        QCoreApplication.translate("Notices", "Show folders"),
    )


def report_written(reports: int = 1) -> NoticeWords:
    """Something went wrong that nobody foresaw; a report lies on this machine."""
    return NoticeWords(
        QCoreApplication.translate("Notices", "Akin met an error that it did not expect.")
        if reports == 1
        else QCoreApplication.translate("Notices", "Akin met errors that it did not expect."),
        QCoreApplication.translate(
            "Notices",
            "What was found so far is safe. A report was written on this computer; it names none of your files"
            " and was sent to nobody.",
        ),
        Gravity.WARNING,
        Remedy.REPORT,
        QCoreApplication.translate("Notices", "Show the report"),
    )


def index_made_anew() -> NoticeWords:
    """The index is being rebuilt while the old one answers, or while only names can be found."""
    return NoticeWords(
        QCoreApplication.translate("Notices", "The index is being made anew."),
        QCoreApplication.translate("Notices", "You can go on searching; the list becomes complete while it is made."),
        Gravity.INFO,
    )


def library_replaced() -> NoticeWords:
    """Another library is in the place of the one that is open."""
    return NoticeWords(
        QCoreApplication.translate("Notices", "The library is in its new place."),
        QCoreApplication.translate("Notices", "Akin has to start again to open it."),
        Gravity.INFO,
        Remedy.RESTART,
        QCoreApplication.translate("Notices", "Start again"),
    )


def _disk_full(message: str, advice: str) -> NoticeWords:
    names_sizes = message.startswith("This needs")
    return NoticeWords(
        in_words(message)
        if names_sizes
        else QCoreApplication.translate("Notices", "The disk that holds Akin's index is full."),
        in_words(advice)
        if names_sizes
        else QCoreApplication.translate(
            "Notices",
            "Everything that was indexed so far is safe and can be searched. Free some space, then try again.",
        ),
        Gravity.DANGER,
        Remedy.RETRY,
        QCoreApplication.translate("Notices", "Try again"),
    )


def _damaged(message: str, advice: str) -> NoticeWords:  # noqa: ARG001 - all of these are called alike
    if "another version" in message or "another model" in message:
        return index_made_anew()
    return NoticeWords(
        QCoreApplication.translate("Notices", "A part of Akin's index is damaged."),
        QCoreApplication.translate(
            "Notices",
            "Your own files are not touched by this. A repair drops what is damaged and makes it again from your"
            " files; you can search meanwhile.",
        ),
        Gravity.DANGER,
        Remedy.REPAIR,
        QCoreApplication.translate("Notices", "Repair the index"),
    )


def _busy(message: str, advice: str) -> NoticeWords:  # noqa: ARG001
    return NoticeWords(
        QCoreApplication.translate("Notices", "Another Akin is working on this library just now."),
        QCoreApplication.translate(
            "Notices", "Searching goes on. Wait until the other one has finished, or end it, then try again."
        ),
        Gravity.WARNING,
        Remedy.RETRY,
        QCoreApplication.translate("Notices", "Try again"),
    )


def _model(message: str, advice: str) -> NoticeWords:  # noqa: ARG001
    return NoticeWords(
        QCoreApplication.translate("Notices", "A model that Akin needs cannot be used."),
        QCoreApplication.translate(
            "Notices",
            "Words and file names can still be found, meaning and pictures cannot. The page of models says which one"
            " it is and what to do.",
        ),
        Gravity.DANGER,
        Remedy.MODELS,
        QCoreApplication.translate("Notices", "Show models"),
    )


def _settings(message: str, advice: str) -> NoticeWords:  # noqa: ARG001
    return NoticeWords(
        QCoreApplication.translate("Notices", "A setting has a value that cannot be used."),
        QCoreApplication.translate("Notices", "Akin goes on with the values it had. The settings say which one it is."),
        Gravity.WARNING,
        Remedy.SETTINGS,
        QCoreApplication.translate("Notices", "Show settings"),
    )


def _folder(message: str, advice: str) -> NoticeWords:
    return NoticeWords(in_words(message), _advice(advice), Gravity.WARNING)


def _crashed(message: str, advice: str) -> NoticeWords:  # noqa: ARG001
    return NoticeWords(
        QCoreApplication.translate("Notices", "Indexing ended unexpectedly and starts again by itself."),
        QCoreApplication.translate("Notices", "Nothing is lost, and searching goes on."),
        Gravity.INFO,
    )


def _other(message: str, advice: str) -> NoticeWords:
    return NoticeWords(in_words(message), _advice(advice), Gravity.WARNING)


def _advice(advice: str) -> str:
    return "" if is_for_a_terminal(advice) else in_words(advice)
