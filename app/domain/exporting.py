"""A list of hits for other programs: the stable JSON that docs/cli.md describes, and CSV for spreadsheets."""

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from app.domain.files import display
from app.domain.hits import Hit, HitPicture, SearchResponse

JSON_VERSION = 1
CSV_COLUMNS = ("path", "page", "kind", "strength", "modified", "size", "heading", "snippet")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_json(response: SearchResponse) -> dict[str, Any]:
    """The response in its stable form."""
    return {
        "version": JSON_VERSION,
        "query": response.query,
        "took_ms": {step: round(took, 2) for step, took in response.took_ms.items()},
        "notes": list(response.notes),
        "hits": [hit_as_json(hit) for hit in response.hits],
        "hidden": response.hidden,
    }


def hit_as_json(hit: Hit) -> dict[str, Any]:
    """One hit in the same form."""
    return {
        "path": display(hit.path),
        "name": hit.name,
        "kind": hit.kind.value,
        "page": hit.page,
        "score": round(hit.score, 4),
        "snippet": hit.snippet,
        "spans": [list(span) for span in hit.spans],
        "arms": {arm: round(score, 4) for arm, score in hit.arms.items()},
        "modified": _moment(hit),
        "size": hit.size,
        "heading": hit.heading,
        "copies": [display(path) for path in hit.copies],
        "similar": [display(path) for path in hit.similar],
        "picture": hit.picture and _picture_as_json(hit.picture),
        "recognised": hit.recognised,
        "offline": hit.offline,
        "strength": hit.strength,
    }


def as_csv(hits: Iterable[Hit]) -> str:
    """One line a hit under a line of names (`CSV_COLUMNS`), for a spreadsheet: no cell is taken for a formula."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(CSV_COLUMNS)
    for hit in hits:
        facts = (hit.page or "", hit.kind.value, hit.strength, _moment(hit), hit.size)
        writer.writerow((_cell(display(hit.path)), *facts, _cell(hit.heading), _cell(hit.snippet)))
    return written.getvalue()


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _moment(hit: Hit) -> str:
    return datetime.fromtimestamp(hit.modified / 1e9).astimezone().isoformat(timespec="seconds")


def _picture_as_json(picture: HitPicture) -> dict[str, Any]:
    return {
        "page": picture.page,
        "box": picture.box and [round(side, 1) for side in picture.box],
        "width": picture.width,
        "height": picture.height,
        "caption": picture.caption,
    }
