"""Counts the tokens of texts with the text model's own tokenizer, each different word once."""

from collections.abc import Sequence
from typing import Protocol

from tokenizers import Tokenizer

_MOST_WORDS = 100_000  # kept at once; a word takes about 100 bytes
_LONGEST_WORD = 64  # characters; what is longer is not kept


class Tokens(Protocol):
    """What cutting has to know of a tokenizer; special tokens are left out."""

    def counts(self, texts: Sequence[str], /) -> list[int]:
        """The number of tokens of each text."""
        ...

    def spans(self, text: str, /) -> list[tuple[int, int]]:
        """The (start, end) of each token in the text, in characters."""
        ...


class WordTokens:
    """The tokens of a tokenizer that never joins what white space separates, as those of all BERT models.

    A text has as many tokens as its words together, so that only words that are new have to be tokenised.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        """`tokenizer` must neither truncate nor pad."""
        self._tokenizer = tokenizer
        self._known: dict[str, int] = {}

    def counts(self, texts: Sequence[str], /) -> list[int]:
        """The number of tokens of each text."""
        words = [text.split() for text in texts]
        known = self._known
        new = list({word for row in words for word in row if word not in known})
        encodings = self._tokenizer.encode_batch_fast(new, add_special_tokens=False)
        known.update(zip(new, map(len, encodings), strict=True))
        counts = [sum(map(known.__getitem__, row)) for row in words]
        self._forget(new)
        return counts

    def _forget(self, new: Sequence[str]) -> None:
        """Keeps the memory small: lets go of very long words, and of everything once there are too many."""
        for word in new:
            if len(word) > _LONGEST_WORD:
                del self._known[word]
        if len(self._known) > _MOST_WORDS:
            self._known.clear()

    def spans(self, text: str, /) -> list[tuple[int, int]]:
        """The (start, end) of each token in the text, in characters."""
        found: list[tuple[int, int]] = self._tokenizer.encode(text, add_special_tokens=False).offsets
        return found
