"""The translations are complete, up to date, and say as much as the source does."""

import ast
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
import translations
from translations import LANGUAGES, SOURCE_LANGUAGE, SOURCES, TRANSLATIONS, Text, texts_of

PLACEHOLDER = re.compile(r"%L?n|%\d|\{[^}]*\}")
SHOWN = {
    "ElidedLabel", "Section", "addAction", "addItem", "addMenu", "addTab", "button", "label", "setAccessibleName",
    "setAccessibleDescription", "setPlaceholderText", "setStatusTip", "setTabText", "setText", "setTitle", "setToolTip",
    "setWindowTitle",
}  # fmt: skip


def messages(language: str) -> Iterator[tuple[Text, list[str]]]:
    for context in ET.parse(TRANSLATIONS / f"akin_{language}.ts").iter("context"):
        for message in context.iter("message"):
            words = [message.findtext(part) or "" for part in ("source", "comment")]
            text = Text(context.findtext("name") or "", *words, is_plural=message.get("numerus") == "yes")
            yield text, translations.forms_of(message)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there_and_translated(language: str) -> None:
    wanted = {text for text in texts_of(SOURCES) if text.is_plural or language != SOURCE_LANGUAGE}
    assert len(wanted) > 20
    assert {text for text, _ in messages(language)} == wanted, "Run `uv run scripts/translations.py update`."
    assert translations.unfinished(TRANSLATIONS / f"akin_{language}.ts") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_is_about_the_same_things(language: str) -> None:
    """The form for one may leave out its number."""
    for text, forms in messages(language):
        wanted = sorted(PLACEHOLDER.findall(text.source))
        assert sorted(PLACEHOLDER.findall(forms[-1])) == wanted, text
        for form in forms[:-1]:
            assert sorted([*PLACEHOLDER.findall(form), *(["%Ln"] if "%Ln" not in form else [])]) == wanted, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_stays_a_sentence(language: str) -> None:
    for text, forms in messages(language):
        for form in forms:
            if text.context != "Amounts":  # of which some are abbreviated
                assert (form[-1] in ".?!…") == (text.source[-1] in ".?!…"), text
            assert "(s)" not in form


def test_what_is_loaded_is_made_of_what_is_translated(tmp_path: Path) -> None:
    translations.build(TRANSLATIONS, tmp_path)
    for language in LANGUAGES:
        name = f"akin_{language}.qm"
        assert (tmp_path / name).read_bytes() == (TRANSLATIONS / name).read_bytes(), (
            "Run `uv run scripts/translations.py build`."
        )


def test_an_update_changes_nothing_twice(tmp_path: Path) -> None:
    translations.update(tmp_path)
    assert len(translations.unfinished(tmp_path / "akin_de.ts")) == len({text for text, _ in messages("de")})
    assert translations.unfinished(tmp_path / "akin_en.ts") == []
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    translations.update(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_texts_are_found_wherever_they_stand(tmp_path: Path) -> None:
    (tmp_path / "sample.py").write_text(
        "class Row(QWidget):\n"
        "    def show(self, n):\n"
        "        self.setText(f\"{self.tr('%Ln file(s)', '', n)} {self.tr('to' ' read')}\")\n"
        "translate = QCoreApplication.translate\n"
        "translate('Notices', 'Open', 'a door')\n"
        "QCoreApplication.translate('Notices', '%n door(s)', '', 3)\n"
        "QT_TRANSLATE_NOOP('Engine', 'The “file” is empty.')\n"
        "translate('Engine', template)\n",
        "utf-8",
    )
    assert sorted(texts_of(tmp_path)) == [
        Text("Engine", "The “file” is empty."),
        Text("Notices", "%n door(s)", is_plural=True),
        Text("Notices", "Open", "a door"),
        Text("Row", "%Ln file(s)", is_plural=True),
        Text("Row", "to read"),
    ]


def test_nothing_is_shown_past_the_translator() -> None:
    """No widget is given words that stand in the code as they are."""
    found = [
        f"{path.name}:{call.lineno} {word!r}"
        for path in SOURCES.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "attr", getattr(call.func, "id", "")) in SHOWN
        for word in words_in(call)
        if re.search("[A-Za-z]{2}", word)
    ]
    assert found == []


def words_in(call: ast.Call) -> Iterator[str]:
    for argument in call.args[:1]:
        parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
        yield from (str(part.value) for part in parts if isinstance(part, ast.Constant))
