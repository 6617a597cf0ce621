"""How names, sizes and snippets are printed for people."""

from rich.text import Text

from app.domain.files import display


def printable(text: str) -> str:
    """A name on one line: control characters are shown, not obeyed."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in display(text))


def readable_size(size: int) -> str:
    """Bytes as a person reads them: 640 bytes, 12 kB, 3.4 MB."""
    if size < 1000:
        return f"{size} bytes"
    power = next((power for power in (1, 2, 3) if size < 999.5 * 1000**power), 4)
    amount = size / 1000**power
    unit = ("kB", "MB", "GB", "TB")[power - 1]
    return f"{amount:.1f} {unit}" if amount < 10 else f"{amount:.0f} {unit}"


def counted(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun: 1 file, 2 files, 12,000 files."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def marked(snippet: str, spans: tuple[tuple[int, int], ...]) -> Text:
    """A snippet with its matching words marked."""
    text = Text(snippet)
    for start, end in spans:
        text.stylize("bold yellow", start, end)
    return text
