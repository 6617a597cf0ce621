"""A picture that can be zoomed and moved about, with what it says of itself below."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.documents import PhotoFacts
from app.domain.hits import HitPicture
from app.domain.previews import Box, DrawPicture, FoundPassage, ReadFacts, Request, Unshown
from app.ui.preview.client import Asked, PreviewClient
from app.ui.preview.ink import Ink
from app.ui.preview.photo_facts import PhotoFactsView
from app.ui.preview.sheet_layout import Fit, Size
from app.ui.preview.sheet_view import SheetView
from app.ui.theme import Theme


class PictureCanvas(SheetView):
    """The picture itself; dragging moves it, a double click changes between the whole and its own pixels."""

    def __init__(
        self,
        client: PreviewClient,
        theme: Theme,
        path: str,
        size: Size,
        inside: HitPicture | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(client, theme, (size,), partial(_draw, path, inside), Fit.PAGE, 1.0, parent)
        self._unit = 1.0 / self.devicePixelRatioF()
        self._most_fit = max(1.0, 96 / max(min(size), 1.0)) * self._unit  # only tiny ones are enlarged
        self._ink = Ink(theme)
        self._boxes: list[Box] = []
        self._grip: QPointF | None = None
        self.setAccessibleName(self.tr("Picture"))

    def show_boxes(self, boxes: list[Box]) -> None:
        """Marks parts of the picture, in its pixels."""
        self._boxes = boxes
        self.viewport().update()

    def sheet_ground(self) -> QColor | None:
        """Nothing: a picture is no paper."""
        return None

    def paint_over(self, painter: QPainter, number: int, rect: QRectF) -> None:  # noqa: ARG002
        """Frames what was read off the picture."""
        for box in self._boxes:
            self._ink.frame(painter, self.rect_of(number, box))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of the picture."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._grip = event.position()
            self._show_hand()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves it."""
        if self._grip is not None:
            self._scroll_by((event.position() - self._grip).toPoint())
            self._grip = event.position()
        self._show_hand()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        """Lets go."""
        self._grip = None
        self._show_hand()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The whole picture, or its own pixels at this place."""
        if self.fit is Fit.FREE:
            self.set_fit(Fit.PAGE)
        else:
            self.zoom_to(100, event.position())

    def _show_hand(self) -> None:
        can_move = self.verticalScrollBar().maximum() > 0 or self.horizontalScrollBar().maximum() > 0
        held = Qt.CursorShape.ClosedHandCursor if self._grip is not None else Qt.CursorShape.OpenHandCursor
        self.viewport().setCursor(held if can_move else Qt.CursorShape.ArrowCursor)


class PictureView(QWidget):
    """A picture with its facts."""

    ready = Signal()
    failed = Signal(object)
    zoomed = Signal()

    def __init__(
        self,
        client: PreviewClient,
        theme: Theme,
        path: str,
        size: Size,
        inside: HitPicture | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._client, self._path, self._inside = client, path, inside
        self.canvas = PictureCanvas(client, theme, path, size, inside)
        self.facts = PhotoFactsView()
        self._reading: Asked | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(self.facts)
        self.setFocusProxy(self.canvas)
        self.canvas.ready.connect(self.ready)
        self.canvas.failed.connect(self.failed)
        self.canvas.zoomed.connect(self.zoomed)
        if inside is not None:
            self._show_inner_facts(inside)

    def begin(self) -> None:
        """Asks for the picture, and after that for what it says of itself."""
        if self._inside is None:
            self._reading = self._client.ask(ReadFacts(self._path), self._take_facts, self)
        self.canvas.begin()

    def show_passages(self, passages: tuple[FoundPassage, ...], current: int, *, go: bool) -> None:
        """Frames the text that was read off the picture and answers."""
        found = passages[current : current + 1]
        boxes = [passage.box for passage in found if passage.recognised and passage.box is not None]
        self.canvas.show_boxes(boxes)
        if go and boxes:
            self.canvas.go_to(0, boxes[0])

    def close_document(self) -> None:
        """Nothing more is wanted of this picture."""
        self.canvas.close_document()
        if self._reading is not None:
            self._reading.drop()

    def _take_facts(self, found: PhotoFacts | Unshown) -> None:
        self._reading = None
        if isinstance(found, PhotoFacts):
            self.facts.show_facts(found)

    def _show_inner_facts(self, inside: HitPicture) -> None:
        self.facts.show_caption(inside.caption, inside.page)


def _draw(path: str, inside: HitPicture | None, _: int, scale: float, clip: Box | None) -> Request:
    return DrawPicture(path, min(scale, 1.0), clip, inside)
