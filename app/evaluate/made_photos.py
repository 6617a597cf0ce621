"""Makes photos and scanned pages for benchmarks: what they show means nothing, what they cost to read is real."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from app.domain.pictures import Pixels
from app.extract import mupdf

QUALITY = 88


def make_photos(folder: Path, count: int, width: int, height: int) -> None:
    """JPEGs of large coloured shapes with fine grain, each another one, at about a quarter of a byte a pixel."""
    from PIL import Image  # loaded for pictures only (start-up time)

    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(0)
    grain = random.integers(-5, 6, (height, width, 1), np.int16)
    for number in range(count):
        coarse = Image.fromarray(random.integers(0, 256, (9, 12, 3), np.uint8))
        shapes = np.asarray(coarse.resize((width, height), Image.Resampling.BICUBIC), np.int16)
        grained: Pixels = np.clip(shapes + np.roll(grain, number * 7, axis=1), 0, 255).astype(np.uint8)
        Image.fromarray(grained).save(folder / f"photo {number}.jpg", quality=QUALITY)


def make_scan(file: Path, sentences: Sequence[str], pages: int, lines: int = 40) -> None:
    """A PDF whose A4 pages are pictures of text at 150 dots an inch, with no text layer."""
    pymupdf = mupdf.load()
    with pymupdf.open() as scan:
        for number in range(pages):
            with pymupdf.open() as written:
                page = written.new_page()
                chosen = [sentences[(number * lines + row) % len(sentences)][:85] for row in range(lines)]
                for row, line in enumerate(chosen):
                    page.insert_text((60, 70 + 18 * row), line, fontsize=11)
                picture = page.get_pixmap(dpi=150).tobytes("jpeg")
            sheet = scan.new_page()
            sheet.insert_image(sheet.rect, stream=picture)
        scan.save(file)
