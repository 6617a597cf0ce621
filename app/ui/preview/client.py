"""Where the rendering processes meet Qt: requests go to them, and what comes back is told on the main thread."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage
from shiboken6 import isValid

from app.domain.documents import PhotoFacts
from app.domain.hits import HitPicture
from app.domain.previews import (
    Box,
    Colours,
    Copied,
    Drawn,
    DrawPage,
    DrawPicture,
    DrawThumbnail,
    Look,
    PageLetters,
    Request,
    Result,
    TextPart,
    Unshown,
)
from app.extract.preview.renderer import Renderer

MEMORY = 96 << 20  # bytes of images that are kept


@dataclass(frozen=True, slots=True)
class Sheet:
    """An image of a page or picture: `sheet` is the whole (see `Drawn`), `clip` the part that the image shows."""

    image: QImage
    sheet: tuple[float, float]
    clip: Box


Shown = Look | Sheet | PageLetters | Copied | PhotoFacts | TextPart | Colours
Done = Callable[[Any], None]


class Asked:
    """A request on its way; once dropped nothing is told of it."""

    def __init__(self, client: "PreviewClient", number: int) -> None:
        self._client, self._number = client, number

    def drop(self) -> None:
        """It is not wanted any more."""
        self._client.drop(self._number)


@dataclass(frozen=True, slots=True)
class _Arrival:
    number: int
    request: Request
    shown: Shown | Unshown


class PreviewClient(QObject):
    """Asks the rendering process and keeps the images that it gave last; nothing here waits."""

    _arrived = Signal(object)

    def __init__(self, memory: int = MEMORY, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._renderer = Renderer(self._take)
        self._memory = memory
        self._images: OrderedDict[Request, Sheet] = OrderedDict()
        self._bytes = 0
        self._stamps: dict[str, tuple[int, int]] = {}
        self._open: dict[int, tuple[Done, QObject | None]] = {}
        self._closed = False
        self._arrived.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def ask(self, request: Request, done: Done, owner: QObject | None = None) -> Asked:
        """Calls `done` on the main thread with what comes back: a `Shown`, or `Unshown` with the reason.

        Nothing is told once `owner` has been deleted.
        """
        number = self._renderer.ask(request)
        self._open[number] = (done, owner)
        return Asked(self, number)

    def start(self) -> None:
        """Starts the process, so that the first request need not wait for that."""
        self._renderer.start()

    def held(self, request: Request) -> Sheet | None:
        """The image that was given for this request before, where it is still kept."""
        found = self._images.get(request)
        if found is not None:
            self._images.move_to_end(request)
        return found

    def drop(self, number: int) -> None:
        """Nothing is told of this request any more."""
        if self._open.pop(number, None) is not None:
            self._renderer.drop(number)

    @property
    def process_id(self) -> int | None:
        """That of the rendering process, None where there is none now."""
        return self._renderer.process_id

    @property
    def bytes_held(self) -> int:
        """What the kept images take in memory."""
        return self._bytes

    def close(self) -> None:
        """Ends the process; nothing is told any more."""
        self._closed = True
        self._open.clear()
        self._renderer.close()

    def _take(self, number: int, request: Request, result: Result | Unshown) -> None:
        """In the renderer's thread."""
        if not self._closed:
            self._arrived.emit(_Arrival(number, request, as_sheet(result) if isinstance(result, Drawn) else result))

    def _tell(self, arrival: _Arrival) -> None:
        if isinstance(arrival.shown, Look):
            self._forget_older(arrival.request.path, arrival.shown.stamp)
        if isinstance(arrival.shown, Sheet) and isinstance(arrival.request, DrawPage | DrawPicture):
            self._keep(arrival.request, arrival.shown)
        done, owner = self._open.pop(arrival.number, (None, None))
        if done is not None and not self._closed and (owner is None or isValid(owner)):
            done(arrival.shown)

    def _keep(self, request: Request, sheet: Sheet) -> None:
        before = self._images.pop(request, None)
        self._bytes += sheet.image.sizeInBytes() - (before.image.sizeInBytes() if before else 0)
        self._images[request] = sheet
        while self._bytes > self._memory and len(self._images) > 1:
            self._bytes -= self._images.popitem(last=False)[1].image.sizeInBytes()

    def _forget_older(self, path: str, stamp: tuple[int, int]) -> None:
        """Images of a file that has changed since are not shown again."""
        if self._stamps.get(path, stamp) != stamp:
            for request in [request for request in self._images if request.path == path]:
                self._bytes -= self._images.pop(request).image.sizeInBytes()
        self._stamps[path] = stamp


class Small(Protocol):
    """What is to be seen small: a file, its page, a part of that, or a picture inside."""

    @property
    def path(self) -> str: ...
    @property
    def page(self) -> int | None: ...
    @property
    def box(self) -> Box | None: ...
    @property
    def inside(self) -> HitPicture | None: ...


class ThumbnailClient(QObject):
    """Draws small pictures in a process of its own, so that a slow one keeps no preview waiting."""

    drawn = Signal(int, object)  # the number, and a Drawn or None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._renderer = Renderer(self._take)
        self._closed = False

    def ask(self, wanted: Small, size: int) -> int:
        """Asks for a picture of which the longer side has `size` pixels."""
        return self._renderer.ask(DrawThumbnail(wanted.path, size, wanted.page, wanted.box, wanted.inside))

    def close(self) -> None:
        """Ends the process; nothing is told any more."""
        self._closed = True
        self._renderer.close()

    def _take(self, number: int, _: Request, result: Result | Unshown) -> None:
        """In the renderer's thread: Qt carries the signal over to that of the receiver."""
        if not self._closed:
            self.drawn.emit(number, result if isinstance(result, Drawn) else None)


def as_sheet(drawn: Drawn) -> Sheet:
    """An image that can be painted quickly."""
    image = QImage(drawn.pixels, drawn.width, drawn.height, 3 * drawn.width, QImage.Format.Format_RGB888)
    return Sheet(image.convertToFormat(QImage.Format.Format_RGB32), drawn.sheet, drawn.clip)
