"""How sentences are printed: they fit a terminal of any width, and stay whole where a program reads them."""

from rich.console import Console
from rich.text import Text

_LEAST_COLUMNS = 20  # beside a label


def say(console: Console, text: Text | str, label: Text | str = "") -> None:
    """Prints prose after a label: on a terminal broken between words and in line with its start, elsewhere unbroken.

    Paths and names are better printed as they are, so that a terminal lets them be copied whole.
    """
    prose, before = (Text(part) if isinstance(part, str) else part for part in (text, label))
    room = console.width - before.cell_len
    if not console.is_terminal or room < _LEAST_COLUMNS:
        console.print(Text.assemble(before, prose), soft_wrap=True)
        return
    for line in prose.wrap(console, room, overflow="fold"):
        console.print(Text.assemble(before, line), soft_wrap=True)
        before = Text(" " * before.cell_len)
