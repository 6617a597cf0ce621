"""Fits the weights of app/extract/ocr/likelihood.py and says how well they part pictures of text from photos.

    uv run python scripts/fit_text_likelihood.py --data ../shared/data

Photos come from flickr8k (training split to fit, validation split to test), pictures of single things, many on white,
from caltech101 (every other class to fit). Pictures of text are made here: pages,
screenshots, slides, receipts, photographed ones of them, signs in photos; and pages of documents/papers and
documents/scans, every third file kept for the test. Prints the figures, and writes the weights with `--write`.
"""

import argparse
import io
import json
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter, ImageFont

sys.path.insert(0, str(Path(__file__).parent.parent))

from app.extract import mupdf
from app.extract.ocr.likelihood import measures, small_grey, terms

WEIGHTS = Path(__file__).parent.parent / "app" / "extract" / "ocr" / "weights.py"
FONTS = ("helv", "hebo", "heit", "tiro", "tibo", "cour", "cobo")
PARTS = "ka to ri men sal vo der in ex pla ter con du ma ing lo wer sch an pe qui of the st ra"
SYLLABLES = PARTS.split()
THEMES = (("white", "black"), ("#fafafa", "#222"), ("#f4f1e8", "#333"), ("#1e1e1e", "#d4d4d4"), ("#0d1117", "#c9d1d9"))
COLOURS = ("#c0392b", "#2980b9", "#27ae60", "#f39c12", "#8e44ad", "#16a085", "#34495e", "#e67e22")
FALSE_ALARMS = 0.03
PENALTY = 3e-4
THINGS_OF_A_CLASS = 30
Floats = npt.NDArray[np.float64]
Picture = Image.Image


class Painter:
    """Makes pictures of text, another one with every call; `photos` are backgrounds."""

    def __init__(self, seed: int, photos: list[Path]) -> None:
        self.chance = random.Random(seed)
        self.photos = photos
        self.buffers = {name: mupdf.load().Font(name).buffer for name in FONTS}

    def font(self, size: int, names: tuple[str, ...] = FONTS) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(io.BytesIO(self.buffers[self.chance.choice(names)]), size)

    def words(self, least: int, most: int) -> str:
        chance = self.chance
        made = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(chance.randint(least, most))]
        return " ".join(word.capitalize() if chance.random() < 0.15 else word for word in made)

    def photo(self, size: tuple[int, int]) -> Picture:
        with Image.open(self.chance.choice(self.photos)) as picture:
            return picture.convert("RGB").resize(size, Image.Resampling.BICUBIC)

    def paragraph(self, draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int], size: int, ink: str) -> None:
        """Fills a box with lines of text."""
        font, (left, top, right, bottom) = self.font(size), box
        spacing = self.chance.uniform(1.15, 1.7)
        while top + size < bottom:
            text = self.words(3, 30)
            while text and font.getlength(text) > right - left:
                text = text[: int(len(text) * 0.9)]
            draw.text((left, top), text, fill=ink, font=font)
            top += int(size * spacing * (2 if self.chance.random() < 0.1 else 1))

    def page(self) -> Picture:
        width = self.chance.randint(700, 1400)
        height, size = int(width * self.chance.uniform(1.2, 1.45)), self.chance.randint(width // 90, width // 35)
        paper, ink = THEMES[self.chance.randrange(3)]
        picture = Image.new("RGB", (width, height), paper)
        draw, margin = ImageDraw.Draw(picture), width // self.chance.randint(8, 16)
        end = self.chance.randint(height // 3, height - margin)
        columns = self.chance.choice((1, 1, 2))
        step = (width - 2 * margin) // columns
        draw.text((margin, margin), self.words(2, 5), fill=ink, font=self.font(2 * size))
        for left in range(margin, margin + columns * step, step):
            self.paragraph(draw, (left, margin + 4 * size, left + step - size, end), size, ink)
        return picture

    def screenshot(self) -> Picture:
        width, height = self.chance.choice(((1920, 1080), (1366, 768), (1280, 800), (1080, 2340), (800, 600)))
        ground, ink = self.chance.choice(THEMES)
        picture = Image.new("RGB", (width, height), ground)
        draw, size = ImageDraw.Draw(picture), self.chance.randint(14, 30)
        bar = self.chance.randint(30, 110)
        draw.rectangle((0, 0, width, bar), fill=self.chance.choice(("#ddd", "#444", *COLOURS)))
        draw.text((20, bar // 3), self.words(2, 6), fill="white", font=self.font(size))
        side = self.chance.choice((0, width // 5, width // 4))
        if side:
            draw.rectangle((0, bar, side, height), fill=self.chance.choice(("#eee", "#333", "#ccd")))
            self.paragraph(draw, (15, bar + 20, side - 10, self.chance.randint(height // 3, height)), size, "#777")
        end = self.chance.randint(height // 2, height)
        self.paragraph(draw, (side + 30, bar + 30, width - self.chance.randint(20, width // 3), end), size, ink)
        if self.chance.random() < 0.3:
            picture.paste(self.photo((width // 3, height // 3)), (width * 3 // 5, height // 2))
        return picture

    def chat(self) -> Picture:
        ground, _ = self.chance.choice(THEMES)
        picture = Image.new("RGB", (1080, 2000), ground)
        draw, top, size = ImageDraw.Draw(picture), 60, self.chance.randint(28, 44)
        while top < 1700:
            left, height = self.chance.choice((40, 300)), self.chance.randint(2, 7) * size
            draw.rounded_rectangle(
                (left, top, left + 700, top + height), 30, fill=self.chance.choice(("#dcf8c6", "#eee"))
            )
            self.paragraph(draw, (left + 25, top + 15, left + 680, top + height), size, "#111")
            top += height + 40
        return picture

    def slide(self) -> Picture:
        width, height = self.chance.choice(((1280, 720), (1024, 768), (1920, 1080)))
        ground, ink = self.chance.choice((*THEMES, *((colour, "white") for colour in COLOURS)))
        picture = Image.new("RGB", (width, height), ground)
        draw, size = ImageDraw.Draw(picture), self.chance.randint(height // 30, height // 14)
        draw.text((width // 15, height // 12), self.words(2, 5), fill=ink, font=self.font(int(size * 1.6)))
        right = width * 14 // 15 if self.chance.random() < 0.6 else width // 2
        for line in range(self.chance.randint(3, 7)):
            text = "- " + self.words(2, 8)
            draw.text((width // 12, height // 4 + int(line * 1.6 * size)), text, fill=ink, font=self.font(size))
        if right < width * 14 // 15:
            picture.paste(self.photo((width // 3, height // 3)), (width * 3 // 5, height // 3))
        return picture

    def receipt(self) -> Picture:
        width, height = 420, self.chance.randint(700, 1300)
        picture = Image.new("RGB", (width, height), "#f7f6f2")
        draw, font = ImageDraw.Draw(picture), self.font(22, ("cour", "cobo", "helv"))
        draw.text((80, 30), self.words(1, 2), fill="#222", font=self.font(34))
        for top in range(110, height - 60, 32):
            if self.chance.random() < 0.85:
                draw.text((24, top), self.words(1, 2)[:18], fill="#333", font=font)
                draw.text((310, top), f"{self.chance.uniform(1, 90):.2f}", fill="#333", font=font)
        return picture

    def photographed(self) -> Picture:
        """A page, receipt, slide or screen seen at an angle, before a background, in uneven light."""
        chance = self.chance
        sheet = chance.choice((self.page, self.page, self.receipt, self.slide, self.screenshot))()
        width, height = chance.choice(((1200, 1600), (1600, 1200), (1000, 1000)))
        factor = min(width / sheet.width, height / sheet.height) * chance.uniform(0.8, 1.05)
        size = int(sheet.width * factor), int(sheet.height * factor)
        seen = sheet.resize(size, Image.Resampling.BICUBIC).convert("RGBA")
        seen = seen.transform(size, Image.Transform.PERSPECTIVE, self._lean(*size), Image.Resampling.BICUBIC)
        seen = seen.rotate(chance.gauss(0, 5), Image.Resampling.BICUBIC, expand=True)
        ground = self.photo((width, height)) if chance.random() < 0.5 else self._plain(width, height)
        ground.paste(seen, ((width - seen.width) // 2, (height - seen.height) // 2), seen)
        return self._lit(ground)

    def sign(self) -> Picture:
        """A plate with a few large words in a photo, or such words over it."""
        chance, (width, height) = self.chance, self.chance.choice(((1000, 750), (750, 1000), (900, 600)))
        picture = self.photo((width, height))
        draw, size = ImageDraw.Draw(picture), chance.randint(height // 12, height // 7)
        left, top, lines = width // 10, chance.randint(height // 10, height // 2), chance.randint(2, 4)
        plate = chance.random() < 0.7
        ink = chance.choice(("black", "white", "#036")) if plate else "white"
        if plate:
            ground = chance.choice(COLOURS) if ink == "white" else "#eee"
            draw.rectangle((left, top, width - left, top + int(lines * size * 1.3) + size // 2), fill=ground)
        for line in range(lines):
            text, font = self.words(2, 4).upper(), self.font(size, ("helv", "hebo", "tibo"))
            while font.getlength(text) > width - 2 * left - size:
                text = text[:-1]
            place = (left + size // 2, top + size // 4 + int(line * size * 1.3))
            draw.text(place, text, fill=ink, font=font, stroke_width=0 if plate else 3, stroke_fill="black")
        return picture

    def one(self) -> Picture:
        """Any of them, as JPEG leaves it or not."""
        kinds: tuple[Callable[[], Picture], ...]
        kinds = self.page, self.screenshot, self.chat, self.slide, self.receipt, self.photographed, self.sign
        picture = self.chance.choices(kinds, (2, 4, 1, 3, 1, 5, 2))[0]()
        if self.chance.random() < 0.5:
            picture = through_jpeg(picture, self.chance.randint(40, 92))
        return picture

    def _lean(self, width: int, height: int) -> tuple[float, ...]:
        reach = 0.12
        corners = ((0, 0), (width, 0), (width, height), (0, height))
        moved = [
            (x + self.chance.uniform(-reach, 0.03) * (1 if x == 0 else -1) * width,
             y + self.chance.uniform(-reach, 0.03) * (1 if y == 0 else -1) * height)
            for x, y in corners
        ]  # fmt: skip
        rows: list[list[float]] = []
        for (x, y), (u, v) in zip(corners, moved, strict=True):
            rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        return tuple(np.linalg.solve(np.array(rows), np.array(moved).ravel()))

    def _plain(self, width: int, height: int) -> Picture:
        colour = tuple(self.chance.randint(20, 220) for _ in range(3))
        noise = np.random.default_rng(self.chance.randrange(10**9)).normal(0, 12, (height // 6, width // 6, 3))
        rough = Image.fromarray((np.array(colour) + noise).clip(0, 255).astype(np.uint8))
        return rough.resize((width, height), Image.Resampling.BICUBIC)

    def _lit(self, picture: Picture) -> Picture:
        """Light that falls off to one side, a little blur, noise."""
        pixels = np.asarray(picture, np.float32)
        fall = np.linspace(self.chance.uniform(0.5, 1), self.chance.uniform(0.7, 1.1), pixels.shape[1])[None, :, None]
        noise = np.random.default_rng(self.chance.randrange(10**9)).normal(0, self.chance.uniform(0, 10), pixels.shape)
        lit = Image.fromarray((pixels * fall + noise).clip(0, 255).astype(np.uint8))
        return lit.filter(ImageFilter.GaussianBlur(self.chance.uniform(0, 1.5)))


def through_jpeg(picture: Picture, quality: int) -> Picture:
    """The picture after lossy compression."""
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=quality)
    return Image.open(kept).convert("RGB")


def as_decoded(picture: Picture, side: int) -> Picture:
    """As large as the pipeline hands it over: shorter side about `side`."""
    factor = side / min(picture.size)
    if factor >= 1:
        return picture
    return picture.resize((round(picture.width * factor), round(picture.height * factor)), Image.Resampling.BOX)


def photos_of(data: Path, split: str) -> list[Path]:
    """The photos of a split of flickr8k."""
    rows = (data / "flickr8k" / f"{split}.jsonl").read_text("utf-8").splitlines()
    return [data / "flickr8k" / json.loads(row)["image"] for row in rows]


def pages_of(data: Path, *, held_out: bool) -> Iterator[Picture]:
    """The first pages of real papers and scans."""
    files = sorted((data / "documents" / "papers").glob("*.pdf")) + sorted((data / "documents" / "scans").glob("*.pdf"))
    for file in (file for index, file in enumerate(files) if (index % 3 == 0) == held_out):
        try:
            with mupdf.load().open(file) as pdf:
                for page in list(pdf)[:4]:
                    drawn = page.get_pixmap(matrix=mupdf.load().Matrix(1.2, 1.2), alpha=False)
                    picture = Image.frombytes("RGB", (drawn.width, drawn.height), drawn.samples)
                    if np.asarray(picture.convert("L")).std() > 20:  # not an empty page
                        yield picture
        except Exception as error:  # noqa: BLE001 - some are damaged on purpose
            print(f"  left out {file.name}: {error}")


def things_of(data: Path, *, held_out: bool) -> list[Path]:
    """A few pictures of each of half of the classes of caltech101."""
    classes = sorted({file.parent for file in (data / "caltech101").rglob("*.jpg")})
    return [file for folder in classes[held_out::2] for file in sorted(folder.glob("*.jpg"))[:THINGS_OF_A_CLASS]]


def measured(pictures: Iterator[Picture]) -> Floats:
    """(pictures, terms)"""
    return np.array([terms(measures(small_grey(picture))) for picture in pictures], np.float64)


def made(count: int, seed: int, photos: list[Path]) -> Iterator[Picture]:
    """So many pictures of text, as the pipeline hands them over."""
    painter = Painter(seed, photos)
    for _ in range(count):
        yield as_decoded(painter.one(), painter.chance.randint(224, 540))


def opened(files: list[Path]) -> Iterator[Picture]:
    """The pictures in the files."""
    for file in files:
        with Image.open(file) as picture:
            yield picture.convert("RGB")


def fitted(text: Floats, photos: Floats) -> Floats:
    """Weights and, last, the intercept: logistic regression with an L2 penalty, both kinds weighing the same (Newton).

    The penalty is on the weights of standardised terms.
    """
    x = np.concatenate([text, photos])
    mean, spread = x.mean(0), x.std(0) + 1e-9
    x = np.column_stack([(x - mean) / spread, np.ones(len(x))])
    y = np.concatenate([np.ones(len(text)), np.zeros(len(photos))])
    share = np.concatenate([np.full(len(text), 0.5 / len(text)), np.full(len(photos), 0.5 / len(photos))])
    weights, penalty = np.zeros(x.shape[1]), np.diag([PENALTY] * (x.shape[1] - 1) + [0.0])
    for _ in range(40):
        guess = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (share * (guess - y)) + penalty @ weights
        curve = (x * (share * guess * (1 - guess))[:, None]).T @ x + penalty + 1e-9 * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    plain = weights[:-1] / spread
    return np.append(plain, weights[-1] - plain @ mean)


def area(text: Floats, photos: Floats) -> float:
    """The area under the ROC curve: how often a picture of text scores above a photo."""
    order = np.argsort(np.argsort(np.concatenate([text, photos]))) + 1
    return float((order[: len(text)].sum() - len(text) * (len(text) + 1) / 2) / (len(text) * len(photos)))


def source(weights: Floats) -> str:
    """The module that holds the weights."""
    rows = "".join(f"    {weight:.5g},\n" for weight in weights[:-1])
    return (
        '"""The weights of the text likelihood, written by scripts/fit_text_likelihood.py."""\n\n'
        f"INTERCEPT = {weights[-1]:.5g}\nWEIGHTS = (\n{rows})\n"
    )


def main() -> None:
    """Fits, tells, and writes where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--made", type=int, default=2000, help="pictures of text to make for fitting")
    parser.add_argument("--photos", type=int, default=6000, help="photos for fitting")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    train, test = photos_of(given.data, "train"), photos_of(given.data, "val")
    sets: dict[str, Any] = {
        "photos": measured(opened(train[: given.photos])),
        "made": measured(made(given.made, 1, train)),
        "pages": measured(pages_of(given.data, held_out=False)),
        "things": measured(opened(things_of(given.data, held_out=False))),
        "photos, held out": measured(opened(test)),
        "things, held out": measured(opened(things_of(given.data, held_out=True))),
        "made, held out": measured(made(given.made // 3, 2, test)),
        "pages, held out": measured(pages_of(given.data, held_out=True)),
    }
    text, photos = (
        np.concatenate([sets[name] for name in names]) for names in (("made", "pages"), ("photos", "things"))
    )
    weights = fitted(text, photos)
    scores = {name: values @ weights[:-1] + weights[-1] for name, values in sets.items()}
    cut = float(np.quantile(scores["photos"], 1 - FALSE_ALARMS))
    weights[-1] -= cut  # a likelihood of 0.5 is where so many photos are false alarms
    for name, values in scores.items():
        print(f"{name:18} {len(values):5}  taken for text {float((values >= cut).mean()):6.1%}")
    for kind in ("made", "pages"):
        print(f"area under ROC, held out {kind}: {area(scores[f'{kind}, held out'], scores['photos, held out']):.4f}")
    if given.write:
        WEIGHTS.write_text(source(weights), "utf-8")


if __name__ == "__main__":
    main()
