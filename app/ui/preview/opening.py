"""Opens a file in the kind of view that shows it best: pages, text, or a picture."""

from PySide6.QtWidgets import QWidget

from app.domain.hits import Hit
from app.domain.previews import Box, FoundPassage, Look, Showing
from app.ui.preview.client import PreviewClient
from app.ui.preview.page_view import PageView
from app.ui.preview.picture_view import PictureView
from app.ui.preview.sheet_layout import Fit
from app.ui.preview.text_view import TextView
from app.ui.theme import Theme

View = PageView | TextView | PictureView
_ELLIPSIS = "…"
_PACKED = frozenset({"docx", "pptx", "odt", "odp", "epub", "xlsx", "eml", "html"})


def view_for(client: PreviewClient, theme: Theme, hit: Hit, look: Look, fit: Fit, parent: QWidget) -> View:
    """The view for a hit on a file that is shown as `look` says."""
    if look.showing is Showing.PICTURE:
        return PictureView(client, theme, hit.path, look.sheets[0], parent=parent)
    if look.showing is Showing.PAGES:
        frame: tuple[int, Box | None] | None = None
        if hit.picture is not None and hit.picture.page is not None:
            frame = (hit.picture.page, hit.picture.box)
        return PageView(client, theme, hit.path, look, fit, frame, parent)
    if hit.picture is not None and look.format in _PACKED:
        size = (float(hit.picture.width), float(hit.picture.height))
        return PictureView(client, theme, hit.path, size, hit.picture, parent)
    return TextView(client, theme, hit.path, look, parent)


def passage_of(hit: Hit) -> FoundPassage | None:
    """The passage that a hit itself tells of, until all of its file are known; None where it tells of none."""
    text = hit.snippet
    shift = len(_ELLIPSIS) if text.startswith(_ELLIPSIS) else 0
    text = text[shift:].removesuffix(_ELLIPSIS)
    if not text.strip() or hit.picture is not None:
        return None
    spans = tuple(
        (start - shift, end - shift) for start, end in hit.spans if start >= shift and end - shift <= len(text)
    )
    return FoundPassage(hit.page, -1, -1, text, spans, hit.recognised)


def index_of(passages: tuple[FoundPassage, ...], shown: FoundPassage | None) -> int:
    """Which of the passages is the one that is shown already: it holds its words, or stands on its page."""
    if shown is None:
        return 0
    words = " ".join(shown.text.split())
    for number, passage in enumerate(passages):
        if passage.page == shown.page and words in passage.text:
            return number
    same_page = [number for number, passage in enumerate(passages) if passage.page == shown.page]
    return same_page[0] if same_page else 0
