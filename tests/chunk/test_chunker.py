import re
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.chunk.chunker import CHARACTERS_PER_TOKEN, ChunkSizes, chunk_document, context_of
from app.domain.documents import Block, BlockKind, Document
from app.domain.files import FileKind

SIZES = ChunkSizes(window=30, overlap=6, context=10, least=10)
ROOM = SIZES.window - SIZES.context


class ByWords:
    """Every word, of whatever length, is a token."""

    def counts(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def spans(self, text: str) -> list[tuple[int, int]]:
        return [found.span() for found in re.finditer(r"\S+", text)]


by_words = ByWords()


def document(*blocks: Block | str) -> Document:
    made = tuple(Block(block) if isinstance(block, str) else block for block in blocks)
    return Document("text", FileKind.DOCUMENT, made)


def heading(text: str, level: int, page: int | None = None) -> Block:
    return Block(text, BlockKind.HEADING, level, page)


words = st.text("abcdefgé中 ", min_size=1, max_size=12) | st.sampled_from(
    ["x" * 700, "Dr.", "e.g.", "…", "\u200b", "\t"]
)
ends = st.sampled_from([". ", "! ", "? ", "\n", "\n- ", " ", "。", "\n\n"])
texts = st.lists(st.tuples(words, ends), max_size=60).map(lambda parts: "".join(word + end for word, end in parts))
blocks = st.builds(
    Block, texts, st.sampled_from([BlockKind.PARAGRAPH, BlockKind.CODE]), st.just(0), st.none() | st.integers(1, 3)
)
headings = st.builds(Block, texts, st.just(BlockKind.HEADING), st.integers(1, 6), st.none() | st.integers(1, 3))
documents = st.lists(blocks | headings, max_size=8).map(lambda parts: document(*parts))


@given(documents)
def test_chunks_are_exact_spans_in_order_that_cover_every_word(made: Document) -> None:
    text = made.text
    chunks = chunk_document(made, SIZES, by_words)
    assert [chunk.ordinal for chunk in chunks] == list(range(len(chunks)))
    covered = [False] * len(text)
    for chunk in chunks:
        assert chunk.text == text[chunk.start : chunk.end] != ""
        covered[chunk.start : chunk.end] = [True] * (chunk.end - chunk.start)
    assert all(letter.isspace() or seen for letter, seen in zip(text, covered, strict=True))
    starts = [(chunk.start, chunk.end) for chunk in chunks]
    assert starts == sorted(starts)
    assert len(set(starts)) == len(starts)


@given(documents)
def test_a_chunk_fits_the_window(made: Document) -> None:
    for chunk in chunk_document(made, SIZES, by_words):
        assert len(chunk.text.split()) <= ROOM


def test_windows_hold_whole_sentences_and_overlap() -> None:
    sentences = [f"This is sentence number {number}." for number in range(20)]
    chunks = chunk_document(document(" ".join(sentences)), SIZES, by_words)
    assert len(chunks) > 4
    for chunk in chunks:
        assert chunk.text.startswith("This is")
        assert chunk.text.endswith(".")
    for before, after in pairwise(chunks):
        assert after.start < before.end  # one sentence of five words fits the overlap of six tokens
        assert before.text.endswith(after.text[: before.end - after.start])


def test_headings_form_a_chain_and_open_new_windows() -> None:
    sentence = "One two three four five six seven eight nine ten eleven."
    made = document(
        heading("Book", 1),
        sentence,
        heading("Part", 2),
        sentence,
        heading("Second", 2),
        sentence,
        heading("End", 1),
        sentence,
    )
    chunks = chunk_document(made, SIZES, by_words)
    assert [chunk.text.split("\n")[0] for chunk in chunks] == ["Book", "Part", "Second", "End"]
    assert [chunk.heading for chunk in chunks] == ["", "Book", "Book", ""]
    deeper = chunk_document(
        document(heading("Book", 1), heading("Part", 2), sentence, sentence, sentence), SIZES, by_words
    )
    assert deeper[-1].heading == "Book › Part"


def test_a_chunk_carries_the_page_on_which_it_starts() -> None:
    sentence = "One two three four five six seven eight nine ten eleven."
    made = document(*(Block(sentence, page=page) for page in (1, 1, 2, 3)))
    chunks = chunk_document(made, SIZES, by_words)
    for chunk in chunks:
        assert chunk.page == 1 + (chunk.start >= made.text.index(sentence, 100)) + (
            chunk.start >= made.text.rindex(sentence)
        )


def test_a_sentence_longer_than_the_window_is_cut_between_tokens() -> None:
    text = " ".join(f"word{number}" for number in range(100))
    chunks = chunk_document(document(text), SIZES, by_words)
    assert "".join(chunk.text for chunk in chunks).replace(" ", "") == text.replace(" ", "")
    assert all(len(chunk.text.split()) <= ROOM for chunk in chunks)


def test_a_million_letters_without_a_space_are_bounded_in_every_window() -> None:
    chunks = chunk_document(document("x" * 1_000_000), SIZES, by_words)
    assert sum(len(chunk.text) for chunk in chunks) == 1_000_000
    assert max(len(chunk.text) for chunk in chunks) <= ROOM * CHARACTERS_PER_TOKEN


def test_a_document_without_text_has_no_chunks() -> None:
    assert chunk_document(document(), SIZES, by_words) == []
    assert chunk_document(document(" \n ", "\t"), SIZES, by_words) == []


def test_the_fingerprint_changes_with_every_size() -> None:
    assert (
        len(
            {
                ChunkSizes(*sizes).fingerprint
                for sizes in ((1, 2, 3, 4), (2, 2, 3, 4), (1, 3, 3, 4), (1, 2, 4, 4), (1, 2, 3, 5))
            }
        )
        == 5
    )


@given(st.integers(64, 250))
def test_the_sizes_of_a_window_keep_their_shares_and_stand_in_the_fingerprint(window: int) -> None:
    sizes = ChunkSizes.of_window(window)
    assert sizes.window == window
    assert 0 < sizes.overlap < sizes.least < sizes.window - sizes.context
    assert ChunkSizes.in_fingerprint(f"schema-2|model:256|{sizes.fingerprint}|pictures:192") == sizes
    assert ChunkSizes.of_window(200) == ChunkSizes()


def test_a_fingerprint_of_another_chunker_holds_no_sizes() -> None:
    assert ChunkSizes.in_fingerprint("schema-2|model|chunks-0:200:30:40:80|pictures") is None
    assert ChunkSizes.in_fingerprint("") is None


def test_the_context_joins_title_and_headings() -> None:
    assert context_of(" Title ", "A › B") == "Title › A › B"
    assert context_of(None, "") == ""
