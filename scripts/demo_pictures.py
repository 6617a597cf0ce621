"""The pictures of the demonstration library: small scenes drawn with Pillow, saved with what a camera would note."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PIL import ExifTags, Image, ImageDraw, ImageFilter, ImageFont

Colour = tuple[int, int, int]

SIZE = (960, 640)
_SCALE = 2  # scenes are drawn twice as large and shrunk, which smooths their edges
_WIDTH, _HEIGHT = SIZE[0] * _SCALE, SIZE[1] * _SCALE


@dataclass(frozen=True, slots=True)
class Exposure:
    """What a camera notes of a photograph: local time, maker, model, degrees north and degrees east."""

    taken: datetime
    make: str
    model: str
    latitude: float
    longitude: float


def draw_picture(scene: str, target: Path, exposure: Exposure | None) -> None:
    """Draws `scene` into `target`: a JPEG with EXIF where there is an exposure, else a PNG."""
    picture = SCENES[scene]().resize(SIZE, Image.Resampling.LANCZOS)
    if exposure is None:
        picture.quantize(128, dither=Image.Dither.NONE).save(target, optimize=True)
    else:
        picture.save(target, quality=84, exif=_exif(exposure))


def _exif(exposure: Exposure) -> Image.Exif:
    exif = Image.Exif()
    taken = exposure.taken.strftime("%Y:%m:%d %H:%M:%S")
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = exposure.make, exposure.model
    exif[ExifTags.Base.DateTime] = taken
    exif.get_ifd(ExifTags.IFD.Exif).update({ExifTags.Base.DateTimeOriginal: taken})
    north, east = exposure.latitude, exposure.longitude
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {
            ExifTags.GPS.GPSLatitudeRef: "N" if north >= 0 else "S",
            ExifTags.GPS.GPSLatitude: _degrees(north),
            ExifTags.GPS.GPSLongitudeRef: "E" if east >= 0 else "W",
            ExifTags.GPS.GPSLongitude: _degrees(east),
        }
    )
    return exif


def _degrees(value: float) -> tuple[float, float, float]:
    """Degrees, minutes and seconds."""
    seconds = round(abs(value) * 3600, 2)
    return (float(seconds // 3600), float(seconds % 3600 // 60), round(seconds % 60, 2))


def _gradient(top: Colour, bottom: Colour, width: int = _WIDTH, height: int = _HEIGHT) -> Image.Image:
    column = Image.new("RGB", (1, 2))
    column.putpixel((0, 0), top)
    column.putpixel((0, 1), bottom)
    middle = column.resize((1, height * 2), Image.Resampling.BILINEAR).crop((0, height // 2, 1, height * 3 // 2))
    return middle.resize((width, height))


def _ridge(draw: ImageDraw.ImageDraw, base: int, height: int, colour: Colour, seed: int, roughness: float) -> None:
    """A line of hills or mountains, from a sum of waves, filled down to the lower edge."""
    waves = random.Random(seed)
    parts = [(waves.uniform(0.5, 1.0) / n, n * waves.uniform(0.8, 1.2), waves.uniform(0, 6.3)) for n in (1, 2, 3, 5, 9)]
    points = []
    for x in range(0, _WIDTH + 8, 8):
        y = sum(size * math.sin(6.3 * pace * x / _WIDTH + start) for size, pace, start in parts[:3])
        y += roughness * sum(size * abs(math.sin(9 * pace * x / _WIDTH + start)) for size, pace, start in parts[2:])
        points.append((x, base - height * (0.6 + 0.25 * y)))
    draw.polygon([*points, (_WIDTH + 8, _HEIGHT), (0, _HEIGHT)], fill=colour)


def _disc(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float, colour: Colour, line: int = 0) -> None:
    box = (x - radius, y - radius, x + radius, y + radius)
    if line:
        draw.ellipse(box, outline=colour, width=line)
    else:
        draw.ellipse(box, fill=colour)


def sunset() -> Image.Image:
    """The sun going down over the sea, with a sailing boat."""
    picture = _gradient((46, 42, 92), (255, 176, 96))
    horizon = 760
    glow = Image.new("L", (_WIDTH, _HEIGHT))
    _disc_on_mask(glow, 1240, 640, 420, 150)
    picture.paste((255, 214, 140), mask=glow.filter(ImageFilter.GaussianBlur(150)))
    draw = ImageDraw.Draw(picture)
    _disc(draw, 1240, 650, 120, (255, 236, 170))
    picture.paste(_gradient((226, 132, 92), (28, 38, 76), height=_HEIGHT - horizon), (0, horizon))
    glints = random.Random(3)
    for _ in range(260):
        y = horizon + int((_HEIGHT - horizon) * glints.random() ** 1.4)
        spread = 50 + (y - horizon) * 0.9
        x, half = 1240 + glints.gauss(0, spread / 2), 14 + (y - horizon) * 0.10
        draw.rounded_rectangle((x - half, y, x + half, y + 5), 3, fill=(255, 206, 136))
    draw.polygon([(520, 780), (690, 780), (660, 820), (545, 820)], fill=(38, 28, 44))
    draw.polygon([(598, 770), (598, 540), (690, 770)], fill=(246, 230, 214))
    draw.polygon([(588, 770), (588, 570), (525, 770)], fill=(222, 196, 184))
    return picture


def _disc_on_mask(mask: Image.Image, x: float, y: float, radius: float, value: int) -> None:
    ImageDraw.Draw(mask).ellipse((x - radius, y - radius, x + radius, y + radius), fill=value)


def red_bicycle() -> Image.Image:
    """A red bicycle on a gravel path beside a river with poplars."""
    picture = _gradient((150, 200, 236), (232, 242, 246))
    draw = ImageDraw.Draw(picture)
    _ridge(draw, 560, 120, (150, 184, 140), 4, 0.2)
    draw.rectangle((0, 560, _WIDTH, 800), fill=(120, 170, 196))
    for x, tall in ((160, 380), (300, 430), (430, 360), (1500, 420), (1640, 460), (1780, 390)):
        draw.ellipse((x - 46, 570 - tall, x + 46, 580), fill=(86, 134, 78))
        draw.rectangle((x - 7, 560, x + 7, 620), fill=(104, 82, 62))
    draw.rectangle((0, 600, _WIDTH, 625), fill=(170, 190, 130))
    draw.rectangle((0, 800, _WIDTH, 900), fill=(126, 168, 92))
    draw.rectangle((0, 900, _WIDTH, _HEIGHT), fill=(214, 198, 166))
    red, dark = (206, 34, 40), (44, 44, 48)
    rear, front, crank = (680, 930), (1240, 930), (920, 940)
    for x, y in (rear, front):
        _disc(draw, x, y, 196, dark, 18)
        for spoke in range(12):
            dx, dy = math.cos(spoke * math.pi / 6), math.sin(spoke * math.pi / 6)
            draw.line((x, y, x + 184 * dx, y + 184 * dy), fill=(150, 150, 154), width=3)
    seat, head = (850, 650), (1170, 650)
    for tube in ((rear, crank), (rear, seat), (seat, crank), (seat, head), (crank, (1182, 700)), (head, front)):
        draw.line((*tube[0], *tube[1]), fill=red, width=24)
    draw.line((seat, (832, 585)), fill=dark, width=16)
    draw.rounded_rectangle((760, 562, 900, 592), 14, fill=(70, 44, 30))
    draw.line((head, (1150, 570), (1230, 545)), fill=dark, width=16, joint="curve")
    _disc(draw, *crank, 44, dark, 12)
    draw.line(((890, 1010), (950, 870)), fill=dark, width=12)
    draw.rounded_rectangle((560, 740, 700, 900), 20, fill=(170, 28, 34))
    return picture


def birthday_cake() -> Image.Image:
    """A birthday cake with white icing and lit candles."""
    picture = _gradient((92, 56, 84), (196, 120, 96))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 960, _WIDTH, _HEIGHT), fill=(120, 72, 52))
    draw.ellipse((430, 960, 1490, 1130), fill=(236, 234, 230))
    for top, colour in ((760, (240, 206, 120)), (580, (250, 222, 146))):
        draw.rounded_rectangle((560, top, 1360, top + 240), 30, fill=colour)
        draw.rectangle((560, top + 100, 1360, top + 124), fill=(255, 250, 236))
    draw.ellipse((560, 520, 1360, 650), fill=(255, 252, 244))
    drips = random.Random(8)
    for x in range(580, 1350, 60):
        draw.rounded_rectangle((x, 585, x + 46, 650 + drips.randrange(20, 120)), 22, fill=(255, 252, 244))
    for number, x in enumerate(range(650, 1300, 88)):
        colour = ((220, 70, 90), (70, 130, 200), (96, 176, 110))[number % 3]
        y = 570 + (14 if number % 2 else -14)
        draw.rectangle((x - 9, y - 170, x + 9, y), fill=colour)
        draw.ellipse((x - 18, y - 250, x + 18, y - 168), fill=(255, 190, 60))
        draw.ellipse((x - 9, y - 222, x + 9, y - 172), fill=(255, 246, 200))
    for _ in range(90):
        x, y = drips.randrange(0, _WIDTH), drips.randrange(0, 480)
        _disc(draw, x, y, drips.randrange(4, 12), drips.choice(((244, 196, 90), (240, 120, 130), (150, 200, 230))))
    return picture


def mountain_lake() -> Image.Image:
    """Snow-capped mountains mirrored in a lake, with dark firs."""
    picture = _gradient((98, 160, 220), (226, 238, 246))
    draw = ImageDraw.Draw(picture)
    peaks = ((150, 330), (430, 190), (700, 340), (1040, 130), (1330, 330), (1610, 220), (1900, 370))
    for x, y in peaks:
        draw.polygon([(x - 420, 700), (x, y), (x + 420, 700)], fill=(112, 124, 146))
        draw.polygon([(x, y), (x + 420, 700), (x + 90, 700)], fill=(92, 102, 126))
    for x, y in peaks:
        snow = [(x, y), (x + 118, y + 140), (x + 60, y + 120), (x + 8, y + 170), (x - 50, y + 118), (x - 118, y + 140)]
        draw.polygon(snow, fill=(248, 250, 254))
    _ridge(draw, 730, 130, (62, 98, 82), 12, 0.5)
    mirrored = picture.crop((0, 200, _WIDTH, 700)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    water = mirrored.filter(ImageFilter.GaussianBlur(7)).resize((_WIDTH, _HEIGHT - 700))
    picture.paste(Image.blend(water, Image.new("RGB", water.size, (36, 92, 118)), 0.35), (0, 700))
    trees = random.Random(21)
    for x in (*range(-20, 420, 58), *range(1540, 1960, 58)):
        foot, tall = 1230 + trees.randrange(60), trees.randrange(330, 560)
        for layer in range(4):
            top, half = foot - tall * (1 - 0.2 * layer), 34 + 26 * layer
            draw.polygon([(x, top), (x - half, top + tall * 0.36), (x + half, top + tall * 0.36)], fill=(24, 58, 50))
    return picture


def snowy_tree() -> Image.Image:
    """A bare apple tree in a snowy garden."""
    picture = _gradient((176, 192, 214), (240, 240, 244))
    draw = ImageDraw.Draw(picture)
    _ridge(draw, 840, 110, (226, 232, 242), 2, 0.1)
    draw.rectangle((0, 1000, _WIDTH, _HEIGHT), fill=(246, 248, 252))
    twigs = random.Random(5)

    def branch(x: float, y: float, angle: float, length: float, width: float) -> None:
        tip = (x + length * math.cos(angle), y - length * math.sin(angle))
        draw.line((x, y, *tip), fill=(70, 54, 48), width=max(2, int(width)))
        if width > 5 and abs(math.cos(angle)) > 0.3:  # snow lies on branches, not on the trunk
            draw.line((x, y - width * 0.55, tip[0], tip[1] - width * 0.4), fill=(252, 253, 255), width=int(width * 0.5))
        if length > 34:
            for turn in (-0.48, 0.05, 0.5):
                branch(*tip, angle + turn + twigs.uniform(-0.2, 0.2), length * twigs.uniform(0.6, 0.78), width * 0.66)

    branch(960, 1060, math.pi / 2, 260, 64)
    for _ in range(420):
        _disc(draw, twigs.randrange(_WIDTH), twigs.randrange(_HEIGHT), twigs.choice((3, 4, 6)), (255, 255, 255))
    draw.polygon([(1190, 1010), (1240, 978), (1250, 1010)], fill=(104, 76, 58))  # a robin
    draw.ellipse((1220, 950, 1310, 1034), fill=(120, 90, 68))
    _disc(draw, 1290, 955, 30, (120, 90, 68))
    draw.ellipse((1262, 950, 1316, 1026), fill=(220, 96, 48))
    draw.polygon([(1314, 948), (1338, 956), (1314, 962)], fill=(60, 48, 44))
    _disc(draw, 1297, 945, 5, (20, 18, 18))
    for leg in (1262, 1280):
        draw.line((leg, 1030, leg, 1060), fill=(70, 52, 44), width=5)
    return picture


def lighthouse() -> Image.Image:
    """A white lighthouse on a headland at dusk."""
    picture = _gradient((30, 38, 84), (238, 160, 150))
    draw = ImageDraw.Draw(picture, "RGBA")
    draw.polygon([(1200, 392), (0, 180), (0, 420)], fill=(255, 240, 190, 90))
    draw.rectangle((0, 860, _WIDTH, _HEIGHT), fill=(52, 66, 104))
    draw.polygon(
        [(700, _HEIGHT), (900, 930), (1120, 850), (1500, 840), (_WIDTH, 760), (_WIDTH, _HEIGHT)], fill=(38, 46, 52)
    )
    draw.polygon([(1140, 860), (1165, 440), (1245, 440), (1270, 860)], fill=(244, 242, 238))
    draw.polygon([(1150, 700), (1155, 610), (1255, 610), (1260, 700)], fill=(196, 52, 48))
    draw.rectangle((1150, 420, 1260, 444), fill=(40, 40, 48))
    draw.rectangle((1172, 356, 1238, 422), fill=(255, 236, 160))
    draw.polygon([(1160, 358), (1205, 300), (1250, 358)], fill=(150, 38, 38))
    draw.rectangle((1300, 780, 1440, 860), fill=(226, 222, 214))
    draw.polygon([(1284, 784), (1370, 720), (1456, 784)], fill=(92, 60, 56))
    stars = random.Random(17)
    for _ in range(70):
        _disc(draw, stars.randrange(_WIDTH), stars.randrange(420), 3, (255, 255, 240))
    return picture


def tidal_chart() -> Image.Image:
    """A line chart of the power of a tidal turbine from springs to neaps and back."""
    picture = Image.new("RGB", (_WIDTH, _HEIGHT), (255, 255, 255))
    draw = ImageDraw.Draw(picture)
    left, right, top, bottom = 200, 1840, 180, 1100
    draw.text((left, 60), "Tidal power through the month", fill=(30, 40, 60), font=_font(64))
    for step in range(6):
        y = bottom - step * (bottom - top) / 5
        draw.line((left, y, right, y), fill=(222, 226, 232), width=3)
        draw.text((left - 24, y), f"{step * 200}", fill=(80, 90, 110), font=_font(40), anchor="rm")
    for day in range(0, 29, 7):
        x = left + day * (right - left) / 28
        draw.text((x, bottom + 24), f"day {day}", fill=(80, 90, 110), font=_font(40), anchor="ma")
    curve = []
    for x in range(left, right):
        phase = (x - left) / (right - left) * 4 * math.pi
        curve.append((x, bottom - (bottom - top) * (0.16 + 0.76 * ((1 + math.cos(phase)) / 2) ** 1.5)))
    draw.polygon([*curve, (right, bottom), (left, bottom)], fill=(204, 228, 240))
    draw.line(curve, fill=(20, 104, 150), width=10, joint="curve")
    for x, y, label in ((420, 230, "springs"), (545, 850, "neaps"), (1140, 230, "springs")):
        draw.text((x, y), label, fill=(20, 80, 120), font=_font(48))
    draw.text((left, 1210), "kilowatts, daily mean, rotor of 16 metres", fill=(80, 90, 110), font=_font(40))
    return picture


def disk_error() -> Image.Image:
    """A screenshot of a failed disk's message."""
    picture = Image.new("RGB", (_WIDTH, _HEIGHT), (38, 44, 56))
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((260, 240, 1660, 1040), 28, fill=(246, 246, 248))
    draw.rounded_rectangle((260, 240, 1660, 350), 28, fill=(206, 66, 56))
    draw.text((310, 262), "Storage degraded", fill=(255, 255, 255), font=_font(60))
    lines = (
        "Disk 2 has stopped responding.",
        "Code ERR_DSK2_0x3F7A",
        "Serial WXN-88A4-20731",
        "Do not switch the box off.",
    )
    for number, line in enumerate(lines):
        draw.text((320, 430 + number * 100), line, fill=(40, 44, 54), font=_font(56))
    draw.rounded_rectangle((1290, 900, 1600, 990), 18, fill=(44, 110, 190))
    draw.text((1445, 945), "Details", fill=(255, 255, 255), font=_font(50), anchor="mm")
    return picture


def receipt() -> Image.Image:
    """A photographed receipt on a table."""
    picture = _gradient((132, 100, 76), (104, 76, 58))
    draw = ImageDraw.Draw(picture)
    draw.polygon([(560, 60), (1370, 60), (1360, 1230), (550, 1230)], fill=(252, 250, 244))
    lines = (
        "BRIGHT HOB", "Oven and kitchen cleaning", "Receipt no. 20815", "28 August 2024, 13.40", "",
        "14 Cabot Rise, Bristol", "Oven, double      58.00", "Extractor hood    22.00", "Hob               15.00", "",
        "Paid by card      95.00", "Thank you!",
    )  # fmt: skip
    for number, line in enumerate(lines):
        draw.text((640, 130 + number * 86), line, fill=(50, 50, 56), font=_font(60 if number == 0 else 50))
    return picture


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


SCENES: dict[str, Callable[[], Image.Image]] = {
    scene.__name__: scene
    for scene in (
        birthday_cake, disk_error, lighthouse, mountain_lake, receipt, red_bicycle, snowy_tree, sunset, tidal_chart,
    )
}  # fmt: skip
