"""Writes the model's card and the notice of its origins."""

from pathlib import Path

from pocket.evaluation import Figures
from pocket.photos import HELD_OUT_OF

CARD_FILE, NOTICE_FILE = "pocket-picture.md", "pocket-picture.NOTICE.txt"
_TEMPLATES = Path(__file__).parent


def write_card(folder: Path, size: int, int8: Figures, full: Figures) -> None:
    """Writes the card, with the measured figures, and the notice to `folder`."""
    card = (_TEMPLATES / "card.md").read_text().format(size=size, rows=_rows(int8, full), held_out_of=HELD_OUT_OF)
    (folder / CARD_FILE).write_text(card)
    (folder / NOTICE_FILE).write_text((_TEMPLATES / "notice.txt").read_text())


def _rows(int8: Figures, full: Figures) -> str:
    rows = [(f"caption to photo, R@{rank} (%)", int8.recall[rank], full.recall[rank]) for rank in int8.recall]
    rows += [
        (f"the same without `pocket-query`, R@{rank} (%)", int8.recall_unprojected[rank], full.recall_unprojected[rank])
        for rank in int8.recall_unprojected
    ]
    rows += [
        ("held-out photo to nearest other held-out photo of its class (%)", int8.alike, full.alike),
        ("held-out photo to nearest training photo of its class (%)", int8.gallery, full.gallery),
    ]
    rows += [
        (f"milliseconds a picture, {batch} at a time", int8.milliseconds[batch], full.milliseconds[batch])
        for batch in int8.milliseconds
    ]
    return "\n".join(f"| {name} | {mine:.1f} | {other:.1f} |" for name, mine, other in rows)
