"""Keeps the translations of the window: `update` gathers its texts for translators, `build` makes what is loaded.

`uv run scripts/translations.py update` merges every text of app/ui into resources/translations/akin_*.ts, which Qt
Linguist or an editor opens; `uv run scripts/translations.py build` makes the .qm files beside them.
"""

import argparse
import ast
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "app" / "ui"
TRANSLATIONS = ROOT / "resources" / "translations"
SOURCE_LANGUAGE = "en"
LANGUAGES = ("de", SOURCE_LANGUAGE)


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """A text for people: the `context` it is looked up in, and whether a number decides its form."""

    context: str
    source: str
    comment: str = ""
    is_plural: bool = False


def texts_of(folder: Path) -> list[Text]:
    """Every text that the modules in `folder` have translated, each once."""
    found: dict[Text, None] = {}
    for path in sorted(folder.rglob("*.py")):
        for text in _texts_in(ast.parse(path.read_text("utf-8"), str(path)), ""):
            found.setdefault(text)
    return list(found)


def update(folder: Path) -> None:
    """Merges the texts of the window into the .ts files in `folder`; what is translated stays so."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="akin-texts-") as temporary:
        gathered = Path(temporary) / "texts.cpp"
        gathered.write_text("\n".join(map(_as_cpp, texts_of(SOURCES))), "utf-8")
        for language in LANGUAGES:
            only_plurals = ["-pluralonly"] if language == SOURCE_LANGUAGE else []
            languages = ["-source-language", SOURCE_LANGUAGE, "-target-language", language]
            kept = ["-no-obsolete", "-locations", "none", "-silent"]
            _run("lupdate", *kept, *only_plurals, *languages, gathered, "-ts", folder / f"akin_{language}.ts")
    complete_english(folder / f"akin_{SOURCE_LANGUAGE}.ts")


def build(source: Path, target: Path) -> None:
    """Makes a .qm file in `target` of every .ts file in `source`."""
    for path in sorted(source.glob("*.ts")):
        _run("lrelease", "-silent", path, "-qm", target / f"{path.stem}.qm")


def unfinished(path: Path) -> list[str]:
    """The texts of a .ts file that are not translated, or not in every form."""
    return [
        str(message.findtext("source"))
        for message in ET.parse(path).iter("message")
        if any(not form for form in forms_of(message)) or message.find("translation[@type]") is not None
    ]


def forms_of(message: ET.Element) -> list[str]:
    """The translation of a message; of one with a number, its forms."""
    translation = message.find("translation")
    if translation is None:
        return [""]
    forms = translation.findall("numerusform")
    return [form.text or "" for form in forms] if forms else [translation.text or ""]


def complete_english(path: Path) -> None:
    """Gives texts such as `%n file(s)` the English forms `%n file` and `%n files`, where they have none yet."""
    tree = ET.parse(path)
    for message in tree.iter("message"):
        translation, source = message.find("translation"), message.findtext("source") or ""
        if translation is None or any(forms_of(message)):
            continue
        for form, many in zip(translation.findall("numerusform"), (False, True), strict=True):
            form.text = re.sub(r"\((e?s)\)", r"\1" if many else "", source)
        translation.attrib.pop("type", None)
    path.write_text(
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + ET.tostring(tree.getroot(), "unicode") + "\n",
        "utf-8",
    )


def _texts_in(node: ast.AST, inside: str) -> Iterator[Text]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and (text := _text_of(child, inside)):
            yield text
        yield from _texts_in(child, child.name if isinstance(child, ast.ClassDef) else inside)


def _text_of(call: ast.Call, inside: str) -> Text | None:
    """What a call has translated: None where it is no such call, or names a text that stands elsewhere."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    words = [part.value if isinstance(part, ast.Constant) else None for part in call.args]
    if name == "tr":
        words.insert(0, inside)
    elif name not in {"translate", "QT_TRANSLATE_NOOP"}:
        return None
    match [word if isinstance(word, str) else None for word in words]:
        case [str(context), str(source), str(comment), _]:
            return Text(context, source, comment, is_plural=True)
        case [str(context), str(source), *rest]:
            return Text(context, source, next(filter(None, rest), ""))
    return None


def _as_cpp(text: Text) -> str:
    """A call that lupdate understands wholly: in Python it misses some numbers, and texts within f-strings."""
    words = [json.dumps(word, ensure_ascii=False) for word in (text.context, text.source, text.comment)]
    return f"QCoreApplication::translate({', '.join([*words, '1'] if text.is_plural else words)});"


def _run(tool: str, *arguments: str | Path) -> None:
    """Runs one of the tools that come with PySide6."""
    program = shutil.which(f"pyside6-{tool}", path=str(Path(sys.executable).parent))
    if program is None:
        raise SystemExit(f"pyside6-{tool} is missing: run this with `uv run`.")
    subprocess.run([program, *map(str, arguments)], check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    """Updates or builds; says what is left to translate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("step", choices=("update", "build"))
    if parser.parse_args().step == "update":
        update(TRANSLATIONS)
    else:
        build(TRANSLATIONS, TRANSLATIONS)
    for path in sorted(TRANSLATIONS.glob("*.ts")):
        print(f"{path.name}: {len(unfinished(path))} texts to translate")


if __name__ == "__main__":
    main()
