"""The preview pane: shows a hit at the passage that answers, and steps through the others of its file."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMetaMethod, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.asking import Question
from app.domain.errors import AkinError
from app.domain.hits import Hit
from app.domain.previews import FoundPassage, Look, LookInto, Unshown
from app.ui.bridge import Job, Jobs
from app.ui.icons import Icons
from app.ui.parts import hairline
from app.ui.preview.body import Body
from app.ui.preview.client import Asked, PreviewClient
from app.ui.preview.header import PaneHeader
from app.ui.preview.message_view import MessageView
from app.ui.preview.opening import View, index_of, passage_of, view_for
from app.ui.preview.page_view import PageView
from app.ui.preview.picture_view import PictureView
from app.ui.preview.sheet_layout import Fit
from app.ui.preview.text_view import TextView
from app.ui.results_words import shown_name
from app.ui.theme import Theme

OPENING_MS, SLOW_MS = 150, 5000  # before it is said that something takes a moment, or long
PASSAGES_MS = 120  # of rest on a hit before its other passages are looked for

PassagesOf = Callable[[str, Question], Sequence[FoundPassage]]


class PreviewPane(QWidget):
    """Shows hits.

    `passages_of` gives the passages of a file that answer a question, in reading order; it is called off the main
    thread by `jobs` and may raise AkinError. `page_turned` tells (page, pages), `passage_stepped` (current, count),
    `open_asked` the hit whose own program should show it.
    """

    page_turned = Signal(int, int)
    passage_stepped = Signal(int, int)
    open_asked = Signal(object)

    def __init__(
        self,
        client: PreviewClient,
        theme: Theme,
        jobs: Jobs | None = None,
        passages_of: PassagesOf | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._client, self._theme, self._jobs, self._passages_of = client, theme, jobs, passages_of
        icons = Icons(theme)
        self.header = PaneHeader(icons)
        self.message = MessageView(theme, icons)
        self.body = Body(self.message)
        self._line = hairline()
        self._slot = QVBoxLayout()
        self._hit: Hit | None = None
        self._question = Question("")
        self._view: View | None = None
        self._coming: View | None = None
        self._looking: Asked | None = None
        self._job: Job | None = None
        self._passages: tuple[FoundPassage, ...] = ()
        self._current = 0
        self._fit = Fit.WIDTH
        self._opening = self._timer(OPENING_MS, self._show_opening)
        self._slow = self._timer(SLOW_MS, self._show_slow)
        self._rest = self._timer(PASSAGES_MS, self._ask_for_passages)
        self._lay_out()
        self._connect()
        self.show_hit(None, self._question)

    def set_footer(self, widget: QWidget) -> None:
        """Puts a widget below the preview, in place of the one before."""
        while (item := self._slot.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.deleteLater()
        self._slot.addWidget(widget)

    @property
    def hit(self) -> Hit | None:
        """What is shown."""
        return self._hit

    @property
    def passages(self) -> tuple[FoundPassage, ...]:
        """The passages of the file that answer, in reading order."""
        return self._passages

    @property
    def view(self) -> View | None:
        """The view that is seen, None while there is a message in its place."""
        return self._view

    def show_hit(self, hit: Hit | None, question: Question) -> None:
        """Shows a hit on the answer to a question; None shows that nothing is chosen."""
        if hit == self._hit and question == self._question and hit is not None:
            return
        is_same_file = hit is not None and self._hit is not None and hit.path == self._hit.path
        is_same_file = is_same_file and self._shown_alike(hit)
        self._stop()
        self._hit, self._question = hit, question
        self.header.set_name(shown_name(hit.name) if hit is not None else "")
        self._line.setVisible(hit is not None)
        if hit is None:
            self._drop_view()
            self.message.show_empty()
            self.body.reveal(self.message)
            return
        shown = passage_of(hit)
        self._passages, self._current = ((shown,) if shown is not None else ()), 0
        self._tell_passages()
        if is_same_file and self._view is not None:
            self._view.show_passages(self._passages, 0, go=True)
        else:
            self._open(hit)
        self._rest.start()

    def step_hit(self, direction: int) -> bool:
        """To the next (1) or previous (-1) passage of the file; whether there is one."""
        wanted = self._current + direction
        if not 0 <= wanted < len(self._passages):
            return False
        self._current = wanted
        if self._view is not None:
            self._view.show_passages(self._passages, wanted, go=True)
        self._tell_passages()
        return True

    def zoom_step(self, direction: int) -> None:
        """Larger (1) or smaller (-1)."""
        if isinstance(self._view, PictureView):
            self._view.canvas.zoom_step(direction)
        elif self._view is not None:
            self._view.zoom_step(direction)

    def zoom_to(self, percent: float) -> None:
        """A zoom in percent."""
        if isinstance(self._view, PictureView):
            self._view.canvas.zoom_to(percent)
        elif self._view is not None:
            self._view.zoom_to(percent)

    def set_fit(self, fit: Fit) -> None:
        """Lets pages and pictures follow the size of the pane."""
        if isinstance(self._view, PageView):
            self._fit = fit
            self._view.set_fit(fit)
        elif isinstance(self._view, PictureView):
            self._view.canvas.set_fit(fit)

    def focus_view(self) -> None:
        """Gives the keys to what is shown."""
        self.body.shown.setFocus()

    def close_preview(self) -> None:
        """Nothing more is wanted."""
        self._stop()
        self._drop_view()

    # Opening

    def _shown_alike(self, hit: Hit | None) -> bool:
        """Whether the view that is open shows this hit too: both for a passage."""
        before = self._hit
        return hit is not None and before is not None and hit.picture is None and before.picture is None

    def _stop(self) -> None:
        for timer in (self._opening, self._slow, self._rest):
            timer.stop()
        if self._looking is not None:
            self._looking.drop()
            self._looking = None
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if self._coming is not None:
            _close(self._coming)
            self._coming = None

    def _open(self, hit: Hit) -> None:
        self._opening.start()
        self._slow.start()
        self._looking = self._client.ask(LookInto(hit.path), self._take_look, self)

    def _take_look(self, look: Look | Unshown) -> None:
        self._looking = None
        if self._hit is None:
            return
        if isinstance(look, Unshown):
            self._fail(look)
            return
        view = view_for(self._client, self._theme, self._hit, look, self._fit, self.body)
        self._coming = view
        self.body.put_below(view)
        view.ready.connect(self._reveal)
        view.failed.connect(self._fail)
        view.zoomed.connect(self._tell_zoom)
        if isinstance(view, PageView):
            view.page_changed.connect(self._tell_page)
        view.show_passages(self._passages, self._current, go=True)
        view.begin()

    def _reveal(self) -> None:
        """The new view has something to be seen."""
        if self._coming is None:
            return
        self._opening.stop()
        self._slow.stop()
        before, self._view, self._coming = self._view, self._coming, None
        self.body.reveal(self._view)
        if before is not None:
            _close(before)
        self._tell_zoom()
        self._tell_page()
        self._tell_passages()

    def _fail(self, why: Unshown) -> None:
        self._opening.stop()
        self._slow.stop()
        if self._coming is not None:
            _close(self._coming)
            self._coming = None
        self._drop_view()
        can_open = self.isSignalConnected(QMetaMethod.fromSignal(self.open_asked))
        self.message.show_failure(why, can_open=can_open)
        self.body.reveal(self.message)

    def _drop_view(self) -> None:
        if self._view is not None:
            self.body.reveal(self.message)
            _close(self._view)
            self._view = None
        self._tell_zoom()
        self._tell_page()
        self._tell_passages()

    def _show_opening(self) -> None:
        if self._hit is not None:
            self.message.show_opening(shown_name(self._hit.name))
            self.body.reveal(self.message)

    def _show_slow(self) -> None:
        if self._hit is not None:
            self.message.show_slow(shown_name(self._hit.name))

    def _retry(self) -> None:
        if self._hit is not None:
            self._stop()
            self._open(self._hit)
            self._rest.start()

    # Passages

    def _ask_for_passages(self) -> None:
        if self._hit is None or self._jobs is None or self._passages_of is None or not self._question.text.strip():
            return
        path, question, passages_of = self._hit.path, self._question, self._passages_of
        self._job = self._jobs.run(lambda: tuple(passages_of(path, question)), self._take_passages, self._miss)

    def _take_passages(self, found: tuple[FoundPassage, ...]) -> None:
        self._job = None
        if not found or self._hit is None:
            return
        shown = passage_of(self._hit)
        before, self._passages = self._passages, found
        self._current = index_of(found, shown)
        for view in (self._view, self._coming):
            if view is not None:
                view.show_passages(found, self._current, go=not before)
        self._tell_passages()

    def _miss(self, _: AkinError) -> None:
        """The one passage that the hit tells of is all there is."""
        self._job = None

    # Header

    def _tell_zoom(self) -> None:
        view = self._view
        if isinstance(view, PictureView):
            self.header.set_zoom(view.canvas.percent, view.canvas.fit)
        elif isinstance(view, PageView):
            self.header.set_zoom(view.percent, view.fit)
        else:
            self.header.set_zoom(view.percent if isinstance(view, TextView) else None)

    def _tell_page(self) -> None:
        page, pages = (self._view.page, self._view.pages) if isinstance(self._view, PageView) else (0, 0)
        self.header.set_page(page, pages)
        self.page_turned.emit(page, pages)

    def _tell_passages(self) -> None:
        count = len(self._passages) if self._view is not None or self._coming is not None else 0
        self.header.set_passages(self._current + 1, count)
        self.passage_stepped.emit(self._current + 1, count)

    # Parts

    def _timer(self, milliseconds: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(call)
        return timer

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.header, self._line):
            layout.addWidget(part)
        layout.addWidget(self.body, 1)
        layout.addLayout(self._slot)
        self.setAccessibleName(self.tr("Preview"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _connect(self) -> None:
        self.header.step_asked.connect(self.step_hit)
        self.header.zoom_step_asked.connect(self.zoom_step)
        self.header.zoom_asked.connect(self.zoom_to)
        self.header.fit_asked.connect(self.set_fit)
        self.message.retry_asked.connect(self._retry)
        self.message.open_asked.connect(lambda: self.open_asked.emit(self._hit))


def _close(view: View) -> None:
    view.close_document()
    view.hide()
    view.deleteLater()
