"""Says how near passages are to questions that they answer, and to ones that nothing answers.

    uv run python scripts/measure_strength.py --data ../shared/data/scifact

The levels of app/search/present.py that part one dot from two and three lie between. Questions that nothing answers are
letters without sense, and everyday questions that no abstract of science answers.
"""

import argparse
import random
import string
import sys
import tempfile
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from app.evaluate.datasets import load_beir
from app.worker.engine import Engine

PASSAGES, NONSENSE = 1_500, 200
SHARES = (1, 5, 10, 25, 50, 75, 90, 95, 99)
OFF_TOPIC = (
    "how to bake sourdough bread", "my lease for the flat", "football results of last night", "holiday in Cornwall",
    "list comprehension in Python", "tax return 2023", "guitar chords for beginners", "repair a bicycle chain",
    "wedding speech for my brother", "recipe for lemon cake", "train tickets to Bristol", "birthday photos of the dog",
)  # fmt: skip


def main() -> int:
    """Prints the percentiles of the cosines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="a folder in the layout of BEIR")
    data = load_beir(parser.parse_args().data, "train")
    documents = list(data.corpus.values())[:PASSAGES]
    rows = {document.id: row for row, document in enumerate(documents)}
    pairs = [
        (text, rows[document])
        for query, text in data.queries.items()
        for document, grade in data.qrels.get(query, {}).items()
        if grade > 0 and document in rows
    ]
    draw = random.Random(1)
    nonsense = ["".join(draw.choices(string.ascii_lowercase + " ", k=draw.randint(5, 25))) for _ in range(NONSENSE)]
    with tempfile.TemporaryDirectory() as folder:
        embedder = Engine(Path(folder)).embedder()
        passages = embedder.embed_passages([f"{document.title}. {document.text}"[:800] for document in documents])
        asked = embedder.embed_passages([text for text, _ in pairs])
        _tell("an answer", np.array([vector @ passages[row] for vector, (_, row) in zip(asked, pairs, strict=True)]))
        _tell("the nearest to nonsense", (embedder.embed_passages(nonsense) @ passages.T).max(axis=1))
        _tell("the nearest to other subjects", (embedder.embed_passages(list(OFF_TOPIC)) @ passages.T).max(axis=1))
    return 0


def _tell(name: str, cosines: np.ndarray) -> None:
    told = "  ".join(
        f"{share} %: {value:.2f}" for share, value in zip(SHARES, np.percentile(cosines, SHARES), strict=True)
    )
    print(f"{name} ({len(cosines)}): {told}")


if __name__ == "__main__":
    sys.exit(main())
