"""Whether the text of a page is text: fonts without a table of characters give glyph numbers and random letters."""

import re
import unicodedata
from itertools import pairwise

MOST_SPOILED = 0.4  # of the letters; on 1,260 pages those that can be read have at most 0.05, the others from 0.5
LEAST_SPOILED = 5  # words
LEAST_UNKNOWN = 0.02  # of the characters
MOST_UNKNOWN = 0.5  # of the characters; half of a page of formulas may be symbols that have no place in Unicode
MOST_ACCENTED = 0.6  # of the letters; Vietnamese has 0.3, Cyrillic and Greek taken for Latin letters have nearly 1
LEAST_KNOWN_PAIRS = 0.45  # of the pairs; those of readable pages have from 0.75, letters at random 0.3
LEAST_WORDS, MOST_WORDS = 30, 90  # different ones, that letters are judged by

_UNKNOWN = "\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff\ud800-\udfff\U000f0000-\U0010ffff"
_SOME_UNKNOWN = re.compile(f"[{_UNKNOWN}]")
# Scripts without spaces: there one unknown sign in a line does not spoil the line.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_SPOILED_WORD = re.compile(rf"(?<=[^\s{_UNKNOWN}{_UNSPACED}])[{_UNKNOWN}]+(?=[^\s{_UNKNOWN}{_UNSPACED}])")
_PIECE = re.compile(rf"[^\s{_UNSPACED}]+")
_LATIN_WORD = re.compile(r"(?<![\w+/=])[A-Za-z\u00c0-\u024f\u1e00-\u1eff]{4,}(?![\w+/=])")

# Pairs of letters that are frequent in one of the languages that are written in Latin letters, and in code.
_PAIRS_IN_A_ROW = (
    "ab ac ad ag ai ak al am an ap ar as at au av ay ba be bi bl bo br ca ce ch ci ck co ct cz da de di do du ea ec ed "
    "ee ef eg ei ek el em en ep er es et eu ev ex ez fa fe fi fo fr ge gh gi gr ha he hi ho ia ic id ie ig ij ik il im "
    "in io ir is it iv ja je ka ke ki ko ku la le li lj ll lo lt lu ly ma me mi mo mp mu na nc nd ne ng nh ni no ns nt "
    "nu ny ob oc od of ok ol om on oo op or os ot ou ov ow pa pe pi pl po pr qu ra rd re ri rk ro rs rt ru ry rz sa sc "
    "se sh si sk so sp ss st su sz ta te th ti to tr ts tt tu ty ua ud ue ui ul um un up ur us ut va ve vi vo wa we wi "
    "wo wy ya yl yn za ze zi zn"
)
_PAIRS = frozenset(_PAIRS_IN_A_ROW.split())


def is_legible(text: str) -> bool:
    """Whether a page's text can be read and searched; a page with too little text to tell counts as legible."""
    return not _is_spoiled(text) and not _is_random(text)


def _is_spoiled(text: str) -> bool:
    """Whether control characters, private ones and U+FFFD stand in the middle of most words, or are most of it all."""
    unknown = len(_SOME_UNKNOWN.findall(text))
    if unknown < LEAST_UNKNOWN * len(text):
        return False
    if unknown > MOST_UNKNOWN * sum(map(len, text.split())):
        return True
    spoiled = [piece for piece in _PIECE.findall(text) if _SPOILED_WORD.search(piece)]
    letters = sum(map(str.isalpha, "".join(spoiled)))
    return len(spoiled) >= LEAST_SPOILED and letters > MOST_SPOILED * sum(map(str.isalpha, text))


def _is_random(text: str) -> bool:
    """Whether the words, by a sample, are Latin letters that follow each other as in no language that uses them."""
    words = _LATIN_WORD.findall(text)
    different = list(dict.fromkeys(words))
    if len(different) < LEAST_WORDS or 3 * sum(map(len, words)) < len("".join(text.split())):
        return False
    sample = " ".join(different[:: 1 + len(different) // MOST_WORDS])
    if sum(not letter.isascii() for letter in sample) > MOST_ACCENTED * len(sample):
        return True
    plain = unicodedata.normalize("NFKD", sample.lower())
    pairs = [first + second for first, second in pairwise(plain) if "a" <= first <= "z" and "a" <= second <= "z"]
    return sum(pair in _PAIRS for pair in pairs) < LEAST_KNOWN_PAIRS * len(pairs)
