"""The window's colours by name, light and dark, and what contrast asks of them (pure but for QColor)."""

from dataclasses import dataclass, fields

from PySide6.QtGui import QColor

LEAST_TEXT_CONTRAST, LEAST_MARK_CONTRAST = 4.5, 3.0
_STEP = 4  # of 255, by which a colour is moved until it can be read


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours named by what they are for.

    `canvas` lies under everything, `surface` under lists and pages, `raised` under chips and what the pointer is over.
    `hairline` only divides; `outline` draws the edge of what can be typed into or pressed. `accent_soft` lies under
    matched words and what is selected, `on_accent` is text on `accent`.
    """

    canvas: QColor
    surface: QColor
    raised: QColor
    hairline: QColor
    outline: QColor
    text: QColor
    secondary: QColor
    accent: QColor
    accent_soft: QColor
    on_accent: QColor
    positive: QColor
    warning: QColor
    danger: QColor

    @property
    def grounds(self) -> tuple[QColor, ...]:
        """What text stands on."""
        return (self.canvas, self.surface, self.raised)

    def named(self, token: str) -> QColor:
        """The colour of that name."""
        colour: QColor = getattr(self, token)
        return colour


TOKENS = tuple(field.name for field in fields(Tokens))


def light_tokens(accent: QColor | None = None) -> Tokens:
    """The light colours; `accent` is the system's, made dark enough to be read."""
    canvas, surface, raised = grounds = (QColor("#f5f5f2"), QColor("#ffffff"), QColor("#e9e9e5"))
    secondary, wanted = QColor("#585c62"), readable(accent or QColor("#2f62b8"), grounds)
    return Tokens(
        canvas=canvas,
        surface=surface,
        raised=raised,
        hairline=QColor("#dcdcd6"),
        outline=QColor("#7b7e83"),
        text=QColor("#1c1d1f"),
        secondary=secondary,
        accent=wanted,
        accent_soft=_soft(wanted, surface, secondary, 16),
        on_accent=QColor("#ffffff"),
        positive=QColor("#1b6b3f"),
        warning=QColor("#805000"),
        danger=QColor("#ab2318"),
    )


def dark_tokens(accent: QColor | None = None) -> Tokens:
    """The dark colours; `accent` is the system's, made light enough to be read."""
    canvas, surface, raised = grounds = (QColor("#17181a"), QColor("#1d1e21"), QColor("#2b2d31"))
    secondary, wanted = QColor("#a9adb3"), readable(accent or QColor("#8ab4f8"), grounds)
    return Tokens(
        canvas=canvas,
        surface=surface,
        raised=raised,
        hairline=QColor("#34363a"),
        outline=QColor("#7d8187"),
        text=QColor("#ececea"),
        secondary=secondary,
        accent=wanted,
        accent_soft=_soft(wanted, surface, secondary, 28),
        on_accent=QColor("#101113"),
        positive=QColor("#74cb9b"),
        warning=QColor("#e3b261"),
        danger=QColor("#ff9389"),
    )


def with_more_contrast(tokens: Tokens) -> Tokens:
    """The same where the system asks for more contrast: secondary text and hairlines stand out."""
    ends = {field.name: getattr(tokens, field.name) for field in fields(Tokens)}
    return Tokens(**ends | {"secondary": tokens.text, "hairline": tokens.outline, "outline": tokens.text})


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two opaque colours, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(colour: QColor, grounds: tuple[QColor, ...], least: float = LEAST_TEXT_CONTRAST) -> QColor:
    """`colour`, moved towards black on light grounds and white on dark ones until it can be read on all of them."""
    is_light = sum(map(_luminance, grounds)) / len(grounds) > 0.5
    end = QColor("#000000") if is_light else QColor("#ffffff")
    for share in range(0, 256, _STEP):
        moved = mixed(end, colour, share / 255)
        if all(contrast(moved, ground) >= least for ground in grounds):
            return moved
    return end


def mixed(over: QColor, under: QColor, share: float) -> QColor:
    """`under` with `share` (0 to 1) of `over` laid on it."""
    parts = ((over.red(), under.red()), (over.green(), under.green()), (over.blue(), under.blue()))
    return QColor(*(round(share * top + (1 - share) * bottom) for top, bottom in parts))


def _soft(accent: QColor, ground: QColor, text: QColor, most: int) -> QColor:
    """`ground` with at most `most` percent of the accent, so much that `text` can still be read on it."""
    tries = (mixed(accent, ground, share / 100) for share in range(most, 0, -1))
    return next((soft for soft in tries if contrast(text, soft) >= LEAST_TEXT_CONTRAST), ground)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
