"""What there is to say about a library at one moment: its folders, files, failures, size, and what is ready."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from app.domain.files import FileKind, FileState
from app.domain.progress import RunReport


class DriveKind(StrEnum):
    """What a folder lies on: changes that others make on a network drive are not told, a removable one may be away."""

    LOCAL = "local"
    REMOVABLE = "removable"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class FolderStatus:
    """A folder of the library with the numbers of its known files by kind and by state.

    `available` is False while it or its drive is away; its files stay searchable. `seen` is when it was last looked
    through, None where never, and `offline_since` when it was first found to be away, None where that is not known.
    `offline` are places inside a folder that is there whose drives are away.
    """

    path: str
    excludes: tuple[str, ...]
    kinds: dict[FileKind, int]
    states: dict[FileState, int]
    available: bool
    seen: datetime | None = None
    offline_since: datetime | None = None
    drive: DriveKind = DriveKind.LOCAL
    offline: tuple[str, ...] = ()

    @property
    def files(self) -> int:
        """All of its known files."""
        return sum(self.states.values())


@dataclass(frozen=True, slots=True)
class DocumentCounts:
    """How many documents have their words and how many of those have their vectors too, and so for passages.

    `pictures` counts pictures in the index, `unseen` documents whose pictures have not been looked at, and `unread`
    documents that wait for text recognition.
    """

    documents: int
    with_meaning: int
    passages: int
    passages_with_meaning: int
    pictures: int = 0
    unseen: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True)
class DiskUse:
    """Bytes on disk, by part; `models` may lie outside of the data folder."""

    ledger: int
    words: int
    meaning: int
    models: int
    other: int

    @property
    def total(self) -> int:
        """All parts together."""
        return self.ledger + self.words + self.meaning + self.models + self.other


@dataclass(frozen=True, slots=True)
class LastRun:
    """The last run that came to an end: when (with time zone), and what it did."""

    ended: datetime
    report: RunReport


class Anew(StrEnum):
    """What has to be made anew for another index; the rest is taken over from the present one."""

    FILES = "files"
    BOTH = "passages and pictures"
    MEANING = "passages"
    PICTURES = "pictures"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class BesideStatus:
    """Another index that the settings ask for, with passages of so many tokens, to be built beside the present one.

    It is made with the text model `text`, whose vectors have so many `dimensions`, and the picture model `pictures`;
    `other_models` where these are not those of the present one. `anew` is what has to be made for it.

    `needed` is how many bytes of the disk it takes at most, and `free` how many there are; `seconds` is about how long
    all of it takes, None where that cannot be told. Where it has `begun`, `words_ready` is the share of files that have
    been read for it and `meaning_ready` that of passages that have vectors, from 0 to 1; `out_of_reach` counts the
    files that it waits for since their drive is away. `given_up_with` are the commands after which the settings ask
    for the present index again, empty where none does.
    """

    tokens: int
    needed: int
    free: int
    seconds: float | None = None
    begun: bool = False
    words_ready: float = 0.0
    meaning_ready: float = 0.0
    out_of_reach: int = 0
    text: str = "minilm"
    dimensions: int = 384
    pictures: str = "pocket"
    anew: Anew = Anew.FILES
    other_models: bool = False
    given_up_with: str = ""


@dataclass(frozen=True, slots=True)
class IndexModels:
    """The models that an index is made with: ids, titles, and how many numbers are kept of a vector of texts.

    `reranker` and `sparse` are the titles of what else the settings choose, empty for nothing; `weighed` counts the
    passages whose terms are weighed.
    """

    text: str = "minilm"
    text_title: str = "all-MiniLM-L6-v2"
    dimensions: int = 384
    pictures: str = "pocket"
    pictures_title: str = "Akin pocket"
    reranker: str = ""
    sparse: str = ""
    weighed: int = 0


@dataclass(frozen=True, slots=True)
class QueryCacheFacts:
    """What is kept of recent searches: how many `entries`, and how many vectors were found there or missed."""

    entries: int
    hits: int
    misses: int

    @property
    def hit_rate(self) -> float | None:
        """The share of searches that found theirs, from 0 to 1; None where there were none."""
        asked = self.hits + self.misses
        return self.hits / asked if asked else None


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """The facts of a library.

    `vectors` counts the rows of the table of vectors, None where it cannot be read. `words_ready` is the share of files
    that are not waiting, `meaning_ready` the share of passages that have their vectors, from 0 to 1. `partly_read`
    counts the indexed files of which something could not be read. `writer` is the process that is writing now. `notes`
    are sentences for the person. `beside` is another index that the settings ask for, None where they ask for this one.
    `query_cache` is None where nothing is kept of searches.
    `models` are those that the present index is made with.
    """

    data_dir: Path
    folders: tuple[FolderStatus, ...]
    files: dict[FileState, int]
    partly_read: int
    documents: DocumentCounts
    vectors: int | None
    words_ready: float
    meaning_ready: float
    disk: DiskUse
    fingerprint: str
    last_run: LastRun | None
    writer: int | None
    notes: tuple[str, ...]
    beside: BesideStatus | None = None
    models: IndexModels = IndexModels()
    query_cache: QueryCacheFacts | None = None

    @property
    def pictures_ready(self) -> float:
        """The share of documents whose pictures have been looked at, from 0 to 1."""
        return 1 - self.documents.unseen / self.documents.documents if self.documents.documents else 1.0


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that is not indexed, and why, for the person."""

    path: str
    state: FileState
    reason: str


@dataclass(frozen=True, slots=True)
class PartlyRead:
    """An indexed file of which something could not be read; `notes` are sentences for the person."""

    path: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """The files that are not indexed, and those that are only in part."""

    failures: tuple[Failure, ...] = ()
    partly: tuple[PartlyRead, ...] = ()


@dataclass(frozen=True, slots=True)
class ReasonCount:
    """How many files are in `state` for the same reason."""

    state: FileState
    reason: str
    files: int


@dataclass(frozen=True, slots=True)
class Readiness:
    """How much each way of searching already covers, from 0 to 1; `seconds_left` is None where that cannot be told."""

    names: float
    words: float
    meaning: float
    pictures: float
    seconds_left: float | None = None

    @property
    def complete(self) -> bool:
        """Whether all that is known of is covered."""
        return min(self.names, self.words, self.meaning, self.pictures) >= 1


def count_reasons(failures: Iterable[Failure]) -> list[ReasonCount]:
    """The failures grouped by state and reason: failed before skipped, the most frequent first."""
    counts: dict[tuple[FileState, str], int] = {}
    for failure in failures:
        key = (failure.state, failure.reason)
        counts[key] = counts.get(key, 0) + 1
    ordered = sorted(counts.items(), key=lambda entry: (entry[0][0], -entry[1], entry[0][1]))
    return [ReasonCount(state, reason, files) for (state, reason), files in ordered]
