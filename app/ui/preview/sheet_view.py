"""Scrolls and zooms sheets, pages below each other or one picture, with keys, wheel and fingers."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QNativeGestureEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.domain.previews import Box, Unshown
from app.ui.colours import light_tokens
from app.ui.preview.client import PreviewClient, Sheet
from app.ui.preview.sheet_images import Draw, SheetImages
from app.ui.preview.sheet_layout import MARGIN, Fit, Size, bounded, fitting_zoom, lay_out, stepped
from app.ui.theme import Theme

LINE = 48  # device-independent pixels that one step of a wheel or key scrolls
_SETTLE_MS = 60
_AHEAD = 0.25  # of the view that is drawn sharp around what is seen


class SheetView(QAbstractScrollArea):
    """Shows sheets (see `SheetImages` for `draw`).

    `unit` is the zoom that counts as 100 %. `ready` is told once there is something to be seen, `failed` with an
    Unshown where the first sheet that was asked for cannot be drawn.
    """

    ready = Signal()
    failed = Signal(object)
    zoomed = Signal()
    scrolled = Signal()

    def __init__(
        self,
        client: PreviewClient,
        theme: Theme,
        sheets: tuple[Size, ...],
        draw: Draw,
        fit: Fit,
        unit: float,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.client, self.theme = client, theme
        self._sheets, self._fit, self._unit = sheets, fit, unit
        self._zoom = unit
        self._most_fit = 16.0
        self._margin = MARGIN
        self._layout = lay_out(sheets, self._zoom, (1.0, 1.0))
        self._images = SheetImages(client, draw, self)
        self._images.arrived.connect(self._arrive)
        self._images.failed.connect(self._fail)
        self._is_ready = False
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.begin)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._on_scroll)
        theme.changed.connect(self.viewport().update)

    # What can be asked of it

    @property
    def percent(self) -> int:
        """The zoom, 100 where a unit of 100 % is shown as such."""
        return round(100 * self._zoom / self._unit)

    @property
    def fit(self) -> Fit:
        """What the zoom follows."""
        return self._fit

    @property
    def sheet_shown(self) -> int:
        """The sheet (from 0) that takes most of the middle of the view."""
        return self._layout.at(self._top() + self.viewport().height() * 0.4)

    def set_fit(self, fit: Fit) -> None:
        """Lets the zoom follow the width, or the size of a page."""
        self._fit = fit
        self._lay_out_around(self.sheet_shown)

    def zoom_to(self, percent: float, at: QPointF | None = None) -> None:
        """A zoom of the person's own; the place `at` (of the view, its middle by default) stays where it is."""
        self._fit = Fit.FREE
        self._set_zoom(percent / 100 * self._unit, at)

    def zoom_step(self, direction: int, at: QPointF | None = None) -> None:
        """The next larger (1) or smaller (-1) of the usual zooms."""
        self._fit = Fit.FREE
        self._set_zoom(stepped(self._zoom, direction, self._unit), at)

    def go_to(self, number: int, box: Box | None = None) -> None:
        """Shows a sheet (from 0), or brings a part of it into sight."""
        left, top, _, _ = self._layout.rect(number)
        room = self.viewport().height()
        if box is None:
            self._scroll_to(top - self._margin)
            return
        y0, y1 = top + box[1] * self._zoom, top + box[3] * self._zoom
        seen = self._top()
        if not (seen + 0.1 * room <= y0 and y1 <= seen + 0.9 * room):
            self._scroll_to(y0 - 0.3 * room if y1 - y0 < 0.6 * room else y0 - 0.1 * room)
        bar = self.horizontalScrollBar()
        x0, x1 = left + box[0] * self._zoom, left + box[2] * self._zoom
        if x0 < bar.value() or x1 > bar.value() + self.viewport().width():
            bar.setValue(round((x0 + x1 - self.viewport().width()) / 2))

    def close_document(self) -> None:
        """Nothing more is wanted of this document."""
        self._settle.stop()
        self._images.close()

    def place_at(self, position: QPointF) -> tuple[int, float, float]:
        """The sheet (from 0) at a place of the view, and the place on it in its units."""
        x, y = position.x() + self.horizontalScrollBar().value(), position.y() + self._top()
        number = self._layout.at(y)
        return number, *self._layout.on_sheet(number, x, y)

    def rect_of(self, number: int, box: Box | None = None) -> QRectF:
        """Where a sheet, or a part of it, lies in the view."""
        left, top, width, height = self._layout.rect(number)
        shift = QPointF(-self.horizontalScrollBar().value(), -self._top())
        if box is None:
            return QRectF(left, top, width, height).translated(shift)
        zoom = self._zoom
        size = ((box[2] - box[0]) * zoom, (box[3] - box[1]) * zoom)
        return QRectF(left + box[0] * zoom, top + box[1] * zoom, *size).translated(shift)

    def seen(self) -> range:
        """The sheets of which something is in the view."""
        return self._layout.between(self._top(), self._top() + self.viewport().height())

    # What a view of a certain kind adds

    def paint_over(self, painter: QPainter, number: int, rect: QRectF) -> None:
        """Paints over a sheet that lies at `rect`."""

    def sheet_ground(self) -> QColor | None:
        """What lies under a sheet that is not drawn yet; None for nothing."""
        return QColor("#ffffff")

    def sheets_seen(self, numbers: range) -> None:
        """These sheets have come into the view."""

    # Qt

    def sizeHint(self) -> QSize:
        """Any size will do."""
        return QSize(480, 640)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The zoom follows the size."""
        super().resizeEvent(event)
        self._lay_out_around(self.sheet_shown if self._is_ready else None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the sheets in the view."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), self.theme.tokens.canvas)
        for number in self.seen():
            rect = self.rect_of(number)
            self._paint_sheet(painter, number, rect)
            self.paint_over(painter, number, rect)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls; with Ctrl it zooms around the pointer, with Shift it goes sideways."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.zoom_to(self.percent_exact * 1.0015**turned, event.position())
            event.accept()
            return
        shift = event.pixelDelta()
        if shift.isNull():
            shift = QPoint(*(round(side / 120 * LINE) for side in event.angleDelta().toTuple()))
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not shift.x():
            shift = QPoint(shift.y(), 0)
        self._scroll_by(shift)
        event.accept()

    @property
    def percent_exact(self) -> float:
        """The zoom in percent, not rounded."""
        return 100 * self._zoom / self._unit

    def viewportEvent(self, event: QNativeGestureEvent) -> bool:  # type: ignore[override]
        """Zooms with two fingers."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_to(self.percent_exact * (1 + event.value()), event.position())
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Page and Home/End scroll; + and - zoom."""
        page = round(self.viewport().height() * 0.9)
        key = Qt.Key
        shifts = {
            key.Key_Down: QPoint(0, -LINE),
            key.Key_Up: QPoint(0, LINE),
            key.Key_Left: QPoint(LINE, 0),
            key.Key_Right: QPoint(-LINE, 0),
            key.Key_PageDown: QPoint(0, -page),
            key.Key_PageUp: QPoint(0, page),
        }
        pressed = Qt.Key(event.key())
        if pressed in shifts:
            self._scroll_by(shifts[pressed])
        elif pressed in (key.Key_Home, key.Key_End):
            self._scroll_to(0 if pressed is key.Key_Home else self._layout.height)
        elif pressed in (key.Key_Plus, key.Key_Equal, key.Key_Minus):
            self.zoom_step(-1 if pressed is key.Key_Minus else 1)
        else:
            event.ignore()

    # Layout and scrolling

    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def _room(self) -> Size:
        return float(self.viewport().width()), float(self.viewport().height())

    def _lay_out_around(self, number: int | None) -> None:
        """Follows the fit, and keeps the place on the sheet that was in the middle."""
        if self._fit is not Fit.FREE:
            self._zoom = fitting_zoom(self._sheets, self._fit, self._room(), self._most_fit, self._margin)
        before = self._layout
        share = 0.0
        if number is not None and before.sheets:
            _, top, _, height = before.rect(number)
            share = (self._top() + self.viewport().height() * 0.4 - top) / max(height, 1.0)
        self._apply_layout()
        if number is not None and before.sheets:
            _, top, _, height = self._layout.rect(number)
            self._scroll_to(top + share * height - self.viewport().height() * 0.4)
        self._changed()

    def _set_zoom(self, zoom: float, at: QPointF | None) -> None:
        middle = at or QPointF(self.viewport().width() / 2, self.viewport().height() / 2)
        number, x, y = self.place_at(middle)
        self._zoom = bounded(zoom)
        self._apply_layout()
        left, top, _, _ = self._layout.rect(number)
        self._scroll_to(top + y * self._zoom - middle.y())
        self.horizontalScrollBar().setValue(round(left + x * self._zoom - middle.x()))
        self._changed()

    def _apply_layout(self) -> None:
        self._layout = lay_out(self._sheets, self._zoom, self._room(), self._margin)
        width, height = self._room()
        for bar, size, room in (
            (self.verticalScrollBar(), self._layout.height, height),
            (self.horizontalScrollBar(), self._layout.width, width),
        ):
            bar.setPageStep(round(room))
            bar.setSingleStep(LINE)
            bar.setRange(0, max(0, round(size - room)))
        if self._layout.width > width:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() or bar.maximum() // 2)

    def _changed(self) -> None:
        self._images.forget_details()
        self._settle.start()
        self.viewport().update()
        self.zoomed.emit()

    def _scroll_to(self, y: float) -> None:
        self.verticalScrollBar().setValue(round(y))

    def _scroll_by(self, shift: QPoint) -> None:
        self.verticalScrollBar().setValue(self._top() - shift.y())
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - shift.x())

    def _on_scroll(self) -> None:
        self.viewport().update()
        if not self._settle.isActive():
            self._settle.start()
        self.scrolled.emit()

    # Drawing

    def _paint_sheet(self, painter: QPainter, number: int, rect: QRectF) -> None:
        ground = self.sheet_ground()
        if ground is not None:
            painter.fillRect(rect, ground)
        for sheet in self._images.of(number):
            painter.drawImage(self.rect_of(number, sheet.clip), sheet.image)
        if number in self._images.unreadable:
            painter.setPen(light_tokens().secondary)
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), self._images.unreadable[number])
        if ground is not None:
            painter.setPen(QPen(self.theme.tokens.hairline, 1))
            painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5))

    def begin(self) -> None:
        """Asks for what is to be seen."""
        seen = self.seen()
        if not seen:
            return
        parts = {number: self._part_seen(number) for number in seen}
        scale = self._zoom * self.devicePixelRatioF()
        self._images.want(seen, self.sheet_shown, self._sheets, scale, parts)
        self.sheets_seen(seen)

    def _part_seen(self, number: int) -> Box | None:
        """What is seen of a sheet, and a little around it, in its units."""
        view = QRectF(self.viewport().rect())
        width, height = view.width() * _AHEAD, view.height() * _AHEAD
        rect = self.rect_of(number)
        part = rect.intersected(view.adjusted(-width, -height, width, height)).translated(-rect.topLeft())
        if part.isEmpty():
            return None
        edges = (part.left(), part.top(), part.right(), part.bottom())
        x0, y0, x1, y1 = (round(edge / self._zoom, 1) for edge in edges)
        return x0, y0, x1, y1

    def _arrive(self, number: int, sheet: Sheet) -> None:
        if sheet.sheet != self._sheets[number]:
            self._resize_sheet(number, sheet.sheet)
        if not self._is_ready:
            self._is_ready = True
            self.ready.emit()
        self.viewport().update()

    def _fail(self, _: int, why: Unshown) -> None:
        if not self._is_ready:
            self.failed.emit(why)
        self.viewport().update()

    def _resize_sheet(self, number: int, size: Size) -> None:
        """A page of a long document may have another size than was thought."""
        sheets = list(self._sheets)
        sheets[number] = size
        self._sheets = tuple(sheets)
        self._lay_out_around(self.sheet_shown)
