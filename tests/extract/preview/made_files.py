"""Files that tests of previews make: PDFs of one and two columns, and what stands in them."""

from pathlib import Path

from app.extract import mupdf

LEFT = """Tides rise twice a day because the earth turns under the pull of the moon, and a har-
bour that lies at the end of a long bay sees the highest of them all, since the water
has nowhere to go but up. Engineers have known this for a thousand years."""
RIGHT = """Turbines that turn with the tide are slow and sturdy. They stand on the sea bed, where
divers can reach them only for the short while in which the water rests, and so they are
built to run for five years without a visit from anybody at all."""
PASSAGE = "Tides rise twice a day because the earth turns under the pull of the moon, and a harbour that lies"


def two_columns(path: Path, *, across: bool = False) -> Path:
    """A page with two columns of text; `across` draws their lines in turn, as some programs do."""
    pdf = mupdf.load().open()
    page = pdf.new_page(width=600, height=400)
    columns = [(x, lines.split("\n")) for x, lines in ((40, _broken(LEFT)), (320, _broken(RIGHT)))]
    drawn = [(x, number, line) for x, lines in columns for number, line in enumerate(lines)]
    for x, number, line in sorted(drawn, key=lambda one: one[1]) if across else drawn:
        page.insert_text((x, 60 + 14 * number), line, fontsize=10)
    pdf.save(path)
    return path


def _broken(text: str) -> str:
    """Lines of at most 40 characters; a hyphen at the end of a line breaks a word."""
    lines = [""]
    for word in text.replace("-\n", "-\0").replace("\n", " ").split(" "):
        for number, part in enumerate(word.split("\0")):
            if number or len(lines[-1]) + len(part) > 40:
                lines.append("")
            lines[-1] = f"{lines[-1]} {part}".strip()
    return "\n".join(lines)


def pages(path: Path, texts: list[str], *, rotation: int = 0) -> Path:
    """A PDF with a page for each text."""
    pdf = mupdf.load().open()
    for text in texts:
        page = pdf.new_page(width=400, height=300)
        page.insert_textbox((40, 40, 360, 280), text, fontsize=11)
        page.set_rotation(rotation)
    pdf.save(path)
    return path
