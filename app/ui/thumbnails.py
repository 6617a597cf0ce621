"""Small pictures of files: drawn by the process that renders, kept in a bounded cache, never waited for."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QBrush, QImage, QPainter, QPixmap

from app.domain.files import FileKind
from app.domain.hits import Hit, HitPicture
from app.domain.previews import Box, Drawn

MEMORY = 64 << 20  # bytes of pixels
ASKED_AT_ONCE = 4
MOST_WAITING = 64  # of those that were wanted last; rows that have been scrolled past are not drawn
MOST_FAILED = 2000
_STEPS = (96, 192, 384, 768)  # device pixels: sizes between them are made from the next larger one
_TELL_MS = 15
_WITH_PAGES = frozenset({"pdf", "xps", "oxps", "epub", "cbz", "fb2", "mobi", "svg"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be seen small: a file as it was at that moment (nanoseconds, bytes), its page, or a part of it."""

    path: str
    stamp: tuple[int, int]
    page: int | None = None
    box: Box | None = None
    inside: HitPicture | None = None


def wanted_for(hit: Hit) -> Wanted | None:
    """What shows a hit best: its picture, or the page of its passage; None for what has neither."""
    stamp = (hit.modified, hit.size)
    if hit.kind is FileKind.PICTURE:
        return Wanted(hit.path, stamp)
    if hit.picture is not None:
        return Wanted(hit.path, stamp, hit.picture.page, hit.picture.box, hit.picture)
    if hit.path.rpartition(".")[2].lower() in _WITH_PAGES:
        return Wanted(hit.path, stamp, hit.page or 1)
    return None


class Draws(Protocol):
    """Draws small pictures elsewhere: `ask` gives a number, and `drawn` tells that number with a Drawn, or None."""

    @property
    def drawn(self) -> SignalInstance:
        """Signal(int, object)."""

    def ask(self, wanted: Wanted, size: int) -> int:
        """Asks for a picture of which the longer side has `size` pixels."""


class Thumbnails(QObject):
    """Gives what it has and asks for what it has not; `arrived` says that there is more than before."""

    arrived = Signal()

    def __init__(self, draws: Draws, memory: int = MEMORY, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draws = draws
        self._sources: _Cache[tuple[Wanted, int]] = _Cache(memory // 2)
        self._fitted: _Cache[tuple[Wanted, int, int, int, int, float]] = _Cache(memory - memory // 2)
        self._failed: OrderedDict[Wanted, None] = OrderedDict()
        self._waiting: OrderedDict[tuple[Wanted, int], None] = OrderedDict()
        self._asked: dict[int, tuple[Wanted, int]] = {}
        self._once: dict[int, Callable[[QPixmap | None], None]] = {}
        self._timer = QTimer(self, singleShot=True, interval=_TELL_MS)
        self._timer.timeout.connect(self.arrived)
        draws.drawn.connect(self._take)

    @property
    def bytes_held(self) -> int:
        """What the pictures take in memory."""
        return self._sources.bytes + self._fitted.bytes

    def of(self, wanted: Wanted, room: QSize, radius: int = 0, ratio: float = 1.0) -> QPixmap | None:
        """The picture as large as fits into `room` (device-independent pixels), with round corners; None: not yet."""
        step = self._step(wanted, round(max(room.width(), room.height()) * ratio))
        key = (wanted, step, room.width(), room.height(), radius, ratio)
        made = self._fitted.get(key)
        if made is None and (source := self._sources.get((wanted, step))) is not None:
            made = _fitted(source, room, radius, ratio)
            self._fitted.put(key, made)
        return made

    def draw_once(self, wanted: Wanted, size: int, done: Callable[[QPixmap | None], None]) -> None:
        """Draws a larger one that is not kept; `done` gets it, or None."""
        self._once[self._draws.ask(wanted, size)] = done

    def has_failed(self, wanted: Wanted) -> bool:
        """Whether there is nothing to be seen of it."""
        return wanted in self._failed

    def forget_failures(self) -> None:
        """Tries again what could not be drawn: a drive may be back."""
        self._failed.clear()
        self.arrived.emit()

    def _step(self, wanted: Wanted, size: int) -> int:
        """The size that is at hand: the fitting one, which is asked for, or until that is there another."""
        step = next((each for each in _STEPS if each >= size), _STEPS[-1])
        if (wanted, step) in self._sources:
            return step
        if wanted not in self._failed:
            self._want((wanted, step))
        return next((each for each in reversed(_STEPS) if (wanted, each) in self._sources), step)

    def _want(self, key: tuple[Wanted, int]) -> None:
        if key in self._asked.values():
            return
        self._waiting[key] = None
        self._waiting.move_to_end(key)
        if len(self._waiting) > MOST_WAITING:
            self._waiting.popitem(last=False)
        self._ask()

    def _ask(self) -> None:
        while self._waiting and len(self._asked) < ASKED_AT_ONCE:
            key, _ = self._waiting.popitem()
            self._asked[self._draws.ask(*key)] = key

    def _take(self, number: int, drawn: Drawn | None) -> None:
        once = self._once.pop(number, None)
        if once is not None:
            once(as_pixmap(drawn) if drawn is not None else None)
        key = self._asked.pop(number, None)
        if key is None:
            return
        if drawn is not None and drawn.width and drawn.height:
            self._sources.put(key, as_pixmap(drawn))
        else:
            self._failed[key[0]] = None
            if len(self._failed) > MOST_FAILED:
                self._failed.popitem(last=False)
        self._ask()
        if not self._timer.isActive():
            self._timer.start()


Key = TypeVar("Key")


class _Cache(Generic[Key]):
    """Pictures by key, of which the last used are kept within so many bytes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[Key, QPixmap] = OrderedDict()
        self.bytes = 0

    def __contains__(self, key: Key) -> bool:
        return key in self._held

    def get(self, key: Key) -> QPixmap | None:
        found = self._held.get(key)
        if found is not None:
            self._held.move_to_end(key)
        return found

    def put(self, key: Key, picture: QPixmap) -> None:
        self.bytes += _size(picture) - (_size(self._held[key]) if key in self._held else 0)
        self._held[key] = picture
        self._held.move_to_end(key)
        while self.bytes > self._most and len(self._held) > 1:
            self.bytes -= _size(self._held.popitem(last=False)[1])


def as_pixmap(drawn: Drawn) -> QPixmap:
    """What was drawn, for painting."""
    image = QImage(drawn.pixels, drawn.width, drawn.height, 3 * drawn.width, QImage.Format.Format_RGB888)
    return QPixmap.fromImage(image)


def _size(picture: QPixmap) -> int:
    return 4 * picture.width() * picture.height()


def _fitted(source: QPixmap, room: QSize, radius: int, ratio: float) -> QPixmap:
    """The picture within the room, its corners round; a small one is not enlarged by more than half."""
    most = QSize(round(room.width() * ratio), round(room.height() * ratio))
    wanted = source.size().scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
    wanted = wanted.boundedTo(source.size() * 3 / 2).expandedTo(QSize(1, 1))
    scaled = source.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    made = QPixmap(wanted)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(scaled))
    painter.drawRoundedRect(QRectF(made.rect()), radius * ratio, radius * ratio)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
