from hypothesis import given
from hypothesis import strategies as st

from app.embed.batches import batches, padded


@given(st.lists(st.integers(0, 300), max_size=80), st.integers(1, 1000))
def test_every_text_is_in_one_batch_that_fits(lengths: list[int], most: int) -> None:
    groups = list(batches(lengths, most))
    assert sorted(index for group in groups for index in group) == list(range(len(lengths)))
    for group in groups:
        assert len(group) == 1 or len(group) * max(lengths[index] for index in group) <= most
    longest = [max(lengths[index] for index in group) for group in groups]
    assert longest == sorted(longest)


@given(st.lists(st.lists(st.integers(1, 9), min_size=1, max_size=6), min_size=1, max_size=6))
def test_padding_is_masked(rows: list[list[int]]) -> None:
    ids, mask = padded(rows)
    assert ids.shape == mask.shape == (len(rows), max(map(len, rows)))
    assert [ids[index][mask[index] == 1].tolist() for index in range(len(rows))] == rows
    assert not ids[mask == 0].any()
