"""The title of a PDF: what its metadata says if a person wrote it, or the largest words on the first page."""

import re
from collections.abc import Sequence
from pathlib import PurePath

from app.extract.pdf.paragraphs import Paragraph

MOST_CHARACTERS = 300
LEAST_LETTERS = 4

_JUNK = re.compile(
    r".*\btemplate\b.*|untitled|no title|title|unknown|document\s*\d*|presentation\s*\d*|slide \d+|layout \d+|"
    r"powerpoint|word document|.*\.(?:docx?|dvi|pdf|tex|ps|eps|indd|qxd|rtf|txt|xlsx?|pptx?|odt|pages|pmd|fm|html?|p65)"
    r"|scan\w*\W*\d*|print\w*|\(?null\)?|none|book|paper|main|article|draft|output|full page photo|image \d+"
    r"|[\w.-]*\d{3,}[\w.-]*|(?:https?|file):.*|/.*|[a-z]:\\.*",
    re.I,
)

_STAMP = re.compile(r"arXiv:\d", re.I)


def title_of(metadata: str | None, paragraphs: Sequence[Paragraph], path: str) -> str | None:
    """The title, None where neither source gives one that a person would call a title."""
    told = " ".join((metadata or "").split())
    if told and not is_junk(told, path):
        return told[:MOST_CHARACTERS]
    return _largest(paragraphs)


def is_junk(title: str, path: str) -> bool:
    """Whether a metadata title was left there by a program ("Microsoft Word - x.doc", "untitled", the file's name)."""
    if sum(map(str.isalpha, title)) < LEAST_LETTERS or "\ufffd" in title:
        return True
    if title.lower().startswith("microsoft ") and " - " in title:
        return True
    return bool(_JUNK.fullmatch(title)) or title.casefold() == PurePath(path).stem.casefold()


def _largest(paragraphs: Sequence[Paragraph]) -> str | None:
    first = [
        p
        for p in paragraphs
        if p.page == 1 and sum(map(str.isalpha, p.text)) >= LEAST_LETTERS and not _STAMP.match(p.text)
    ]
    if not first:
        return None
    sizes = {round(p.size, 1) for p in first}
    top = max(sizes)
    if len(sizes) == 1 or len(first) < 2:
        return None
    at = next(i for i, p in enumerate(first) if round(p.size, 1) == top)
    text = first[at].text
    for paragraph in first[at + 1 :]:
        if round(paragraph.size, 1) != top or len(text) + len(paragraph.text) > MOST_CHARACTERS:
            break
        text = f"{text} {paragraph.text}"
    return text if len(text) <= MOST_CHARACTERS else None
