"""Attention to nearby tokens only, in time and memory that grow with the tokens and not with their square.

The tokens are cut into blocks as long as the window reaches to one side. What a block's queries may look at lies in the
block and its two neighbours, so that each block is an attention of its own (Beltagy et al., "Longformer", 2020).
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from app.models.families.graph import FUSED, Graph

_NEVER = -1e4  # added to a score; as ONNX Runtime does for masked keys


class Nearby:
    """Writes such attentions into one graph; a token sees those at most `reach` places away."""

    def __init__(self, graph: Graph, reach: int, width: int) -> None:
        """To be made after the graph's mask; writes what all layers share."""
        self._graph = graph
        self._reach = reach
        self._width = width
        self._length = graph.length()
        self._filling = self._fill()
        self._bias = graph.tensor("nearby.bias", _window(reach))
        self._mask = self._neighbours(self._padded("mask", "nearby.mask", around=True, axes=1), "nearby.mask", axes=1)

    def attend(self, heads: Sequence[str], output: str) -> str:
        """Queries, keys and values, (batch, tokens, width), to (batch, tokens, width)."""
        graph, (query, key, value) = self._graph, heads
        blocks = self._blocks(self._padded(query, f"{output}.query", around=False), f"{output}.query")
        around = [
            self._neighbours(self._padded(each, f"{output}.{name}", around=True), f"{output}.{name}")
            for name, each in (("key", key), ("value", value))
        ]
        given = [blocks, *around, "", self._mask, self._bias]
        found = graph.node("MultiHeadAttention", given, f"{output}.blocks", FUSED, num_heads=graph.heads)
        batch = graph.node("Shape", [query], f"{output}.shape", start=0, end=1)
        whole = graph.node("Concat", [batch, graph.whole(-1), graph.whole(self._width)], f"{output}.whole", axis=0)
        joined = graph.node("Reshape", [found, whole], f"{output}.joined")
        return graph.node("Slice", [joined, graph.whole(0), self._length, graph.whole(1)], output)

    def _fill(self) -> str:
        """How many places the last block lacks."""
        graph = self._graph
        negative = graph.node("Neg", [self._length], "nearby.negative")
        return graph.node("Mod", [negative, graph.whole(self._reach)], "nearby.filling")  # not below 0, as in Python

    def _padded(self, source: str, name: str, *, around: bool, axes: int = 2) -> str:
        """Filled up to whole blocks, with an empty block more at both ends if `around`."""
        graph = self._graph
        more = self._reach if around else 0
        after = graph.node("Add", [self._filling, graph.whole(more)], f"{name}.after")
        no = graph.whole(0)
        pads = [no, graph.whole(more), *([no] if axes == 2 else []), no, after, *([no] if axes == 2 else [])]
        return graph.node("Pad", [source, graph.node("Concat", pads, f"{name}.pads", axis=0)], f"{name}.padded")

    def _blocks(self, source: str, name: str, axes: int = 2) -> str:
        """(batch, blocks x reach, …) to (batch x blocks, reach, …)."""
        shape = self._graph.whole(-1, self._reach, *([self._width] if axes == 2 else []))
        return self._graph.node("Reshape", [source, shape], f"{name}.cut")

    def _neighbours(self, source: str, name: str, axes: int = 2) -> str:
        """(batch, (blocks + 2) x reach, …) to (batch x blocks, 3 x reach, …): each block with its two neighbours."""
        graph, reach = self._graph, self._reach
        parts = []
        for place, (start, end) in enumerate(((0, -2 * reach), (reach, -reach), (2 * reach, 2**60))):
            limits = [graph.whole(start), graph.whole(end), graph.whole(1)]
            part = graph.node("Slice", [source, *limits], f"{name}.{place}")
            parts.append(self._blocks(part, f"{name}.{place}", axes))
        return graph.node("Concat", parts, f"{name}.around", axis=1)


def _window(reach: int) -> npt.NDArray[np.float32]:
    """What is added to the scores of a block: (1, 1, reach, 3 x reach)."""
    apart = np.arange(3 * reach)[None] - reach - np.arange(reach)[:, None]
    return np.where(np.abs(apart) <= reach, 0.0, _NEVER).astype(np.float32)[None, None]
