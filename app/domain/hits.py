"""What a search returns, ready to be shown."""

from dataclasses import dataclass, field

from app.domain.files import FileKind


@dataclass(frozen=True, slots=True)
class HitPicture:
    """The picture for which a file was found: `box` is (x0, y0, x1, y1) in points on the page, sizes are pixels."""

    page: int | None
    box: tuple[float, float, float, float] | None
    width: int
    height: int
    caption: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One file with its best passage, or with the picture that says more.

    `score` orders the list and has no unit. `spans` are the (start, end) offsets in `snippet` of the words to mark.
    `arms` maps the name of each arm that found the file to that arm's own score. `modified` is nanoseconds since the
    epoch, `size` is bytes. `copies` are the other paths that hold the same bytes, `similar`
    the files of the list whose pictures look almost the same. The snippet of a `recognised` one was read off a picture.
    The drive of an `offline` one is away: it cannot be opened now.
    """

    path: str
    name: str
    kind: FileKind
    page: int | None
    score: float
    snippet: str
    spans: tuple[tuple[int, int], ...]
    arms: dict[str, float]
    modified: int
    size: int
    heading: str = ""
    copies: tuple[str, ...] = ()
    strength: int = 1
    picture: HitPicture | None = None
    similar: tuple[str, ...] = ()
    recognised: bool = False
    offline: bool = False


@dataclass(frozen=True, slots=True)
class SearchResponse:
    """The answer to one query.

    `took_ms` maps each step to its milliseconds, in the order in which the steps ran. `hidden` counts the weaker files
    that were left out. `notes` are sentences for the person. `corrections` are words of the query that no file holds,
    each with the word that was probably meant. `damaged` says that a table could not be read, which a repair mends:
    files may be missing.
    """

    query: str
    hits: tuple[Hit, ...]
    hidden: int = 0
    took_ms: dict[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    corrections: tuple[tuple[str, str], ...] = ()
    damaged: bool = False
