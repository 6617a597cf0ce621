"""The one tree of errors. Every message says what happened; `advice` says what the person can do."""


class AkinError(Exception):
    """Something a person can be told: `str(error)` says what happened, `advice` what to do about it."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.advice = advice


class SettingsError(AkinError):
    """The settings file or an environment variable holds something that cannot be used."""


class FolderError(AkinError):
    """A folder cannot be added to the library or read."""


class LibraryError(AkinError):
    """The data folder cannot be used: made by a newer Akin, damaged, or not writable."""


class LibraryDamagedError(LibraryError):
    """The ledger or a table is damaged; a rebuild mends it."""


class LibraryBusyError(LibraryError):
    """Another process is writing to this library."""


class LedgerBusyError(LibraryError):
    """Another program has kept the ledger locked for too long; it may be free in a moment."""


class IndexerCrashedError(AkinError):
    """The indexer's process ended unexpectedly; it is started again."""


class DiskFullError(LibraryError):
    """A write failed because the disk is full; what was committed before is intact."""


class ModelError(AkinError):
    """A model is missing, does not match its checksum, or cannot be loaded."""


class UnknownModelError(ModelError):
    """Files do not tell which model of the catalogue they are; the person may know."""


class DatasetError(AkinError):
    """An evaluation set is not laid out as it should be."""


class ExtractionError(AkinError):
    """A file gave no Document. `str(error)` is the reason as the person reads it in the list of failures."""


class SkippedFileError(ExtractionError):
    """The file is left out on purpose (no reader for its type, encrypted, empty); it is still found by its name."""


class FailedFileError(ExtractionError):
    """The file should have been readable and was not (damaged, too slow); it is tried again when it changes."""
