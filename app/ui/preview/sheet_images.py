"""The images of the sheets that are seen: asked for when they come into sight, sharp at the zoom."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.domain.previews import Box, Request, Unshown
from app.ui.preview.client import Asked, PreviewClient, Sheet
from app.ui.preview.sheet_layout import Size

MOST_BASE = 6_000_000  # pixels of a whole sheet; beyond, only what is seen is drawn sharp
_KEPT_AROUND = 3  # sheets whose images are held here; the client keeps more

Draw = Callable[[int, float, Box | None], Request]


class SheetImages(QObject):
    """Holds an image of each sheet near the view, and a sharper one of the part that is seen where it is large.

    `draw` makes the request for (sheet from 0, pixels for one unit of it, part). `arrived` tells the sheet and its
    Sheet, `failed` the sheet and an Unshown.
    """

    arrived = Signal(int, object)
    failed = Signal(int, object)

    def __init__(self, client: PreviewClient, draw: Draw, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client, self._draw = client, draw
        self._base: dict[int, Sheet] = {}
        self._detail: dict[int, Sheet] = {}
        self._asked: dict[tuple[int, bool], tuple[Request, Asked]] = {}
        self.unreadable: dict[int, str] = {}

    def of(self, number: int) -> Iterator[Sheet]:
        """What there is of a sheet, the sharpest last."""
        for images in (self._base, self._detail):
            if number in images:
                yield images[number]

    def want(
        self, seen: range, middle: int, sheets: Sequence[Size], scale: float, parts: Mapping[int, Box | None]
    ) -> None:
        """Asks for the sheets in the view and their neighbours; `parts` are what is seen of the former."""
        near = [number for number in range(seen.start - 1, seen.stop + 1) if 0 <= number < len(sheets)]
        for key in [key for key in self._asked if key[0] not in near]:
            self._asked.pop(key)[1].drop()
        for number in [number for number in self._base if abs(number - middle) > _KEPT_AROUND]:
            del self._base[number]
        # The newest request is answered first.
        for number in sorted(near, key=lambda number: (number in seen, -abs(number - middle))):
            width, height = sheets[number]
            whole = (MOST_BASE / max(width * height, 1.0)) ** 0.5
            self._ask(number, min(scale, whole), None)
            part = parts.get(number)
            if part is not None and scale > whole * 1.05:
                self._ask(number, scale, part)

    def forget_details(self) -> None:
        """The zoom is another one."""
        self._detail.clear()

    def close(self) -> None:
        """Nothing is wanted any more."""
        for _, asked in self._asked.values():
            asked.drop()
        self._asked.clear()

    def _ask(self, number: int, scale: float, part: Box | None) -> None:
        request = self._draw(number, round(scale, 4), part)
        key = (number, part is not None)
        held = self._client.held(request)
        if held is not None:
            self._take(key, held)
            return
        before = self._asked.get(key)
        if before is not None:
            if before[0] == request:
                return
            before[1].drop()
        self._asked[key] = (request, self._client.ask(request, partial(self._arrive, key), self))

    def _arrive(self, key: tuple[int, bool], shown: Sheet | Unshown) -> None:
        self._asked.pop(key, None)
        if isinstance(shown, Sheet):
            self._take(key, shown)
        else:
            self.unreadable[key[0]] = shown.message
            self.failed.emit(key[0], shown)

    def _take(self, key: tuple[int, bool], sheet: Sheet) -> None:
        number, is_detail = key
        images = self._detail if is_detail else self._base
        if images.get(number) is not sheet:
            images[number] = sheet
            self.arrived.emit(number, sheet)
