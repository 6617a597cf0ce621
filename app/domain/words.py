"""Words as a search sees them: where they stand in a text, and their form without case and accents."""

import re
import unicodedata
from typing import NamedTuple

LONGEST_WORD = 64  # characters that are compared; the words of an index are shorter

# Scripts that are written without spaces (and Hangul, whose particles join the word): each character is a word.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_UNSPACED_CHARACTER = re.compile(f"[{_UNSPACED}]")
_SPACED_WORD = re.compile(r"[^\W_]+")
_JOINERS = "\u00ad\u200b\u200c\u200d"  # soft hyphens and what joins letters unseen
# Letters that Unicode does not take apart but people type without their stroke or ligature.
_PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
)
_FIRST_ACCENT = 10  # canonical combining classes below it are parts of letters: nuktas, voicing marks, viramas


class Word(NamedTuple):
    """A word of a text: its offsets, and the form without case and accents."""

    start: int
    end: int
    folded: str


def find_words(text: str) -> list[Word]:
    """The words of `text` in order, in time linear in its length; punctuation and underscores separate them."""
    if text.isascii():
        make = tuple.__new__  # half the time of calling Word, and this runs for every word that is read
        return [
            make(Word, (found.start(), found.end(), found[0][:LONGEST_WORD]))
            for found in _SPACED_WORD.finditer(text.lower())
        ]
    return [Word(*found.span(), fold(found[0])) for found in word_pattern(text).finditer(text)]


def word_pattern(text: str) -> re.Pattern[str]:
    """What a word is in `text`: letters and digits, and the marks inside words that `\\w` does not cover."""
    strange = {character for character in set(text) if not character.isascii()}
    marks = "".join(sorted(filter(_is_mark, strange)))
    if not any(map(_UNSPACED_CHARACTER.match, strange)):
        return re.compile(rf"[^\W_]+(?:[{marks}]+[^\W_]*)*") if marks else _SPACED_WORD
    if not marks:
        return re.compile(rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}])[^\W_])+")
    return re.compile(rf"[{_UNSPACED}][{marks}]*|(?:(?![{_UNSPACED}])[^\W_][{marks}]*)+")


def _is_mark(character: str) -> bool:
    return not character.isalnum() and (character in _JOINERS or unicodedata.category(character)[0] == "M")


def fold(word: str) -> str:
    """`word` without case, accents and the differences between ligatures or widths and plain letters."""
    if word.isascii():
        return word[:LONGEST_WORD].lower()
    apart = unicodedata.normalize("NFKD", word[:LONGEST_WORD]).casefold()
    bare = "".join(mark for mark in apart if unicodedata.combining(mark) < _FIRST_ACCENT and mark not in _JOINERS)
    return unicodedata.normalize("NFC", bare.translate(_PLAIN_LETTERS))
