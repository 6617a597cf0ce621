"""Writes what transformers computes for tiny random models of every family: numbers that the tests compare with.

    python scripts/model_references.py

Needs torch and transformers (pip install 'akin-desktop[torch]'). The models are those of tests/models/tiny.py; whenever
they change, this is to be run again.
"""

import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.models.references import REFERENCES, batch, summary, transformers_model, transformers_vectors
from tests.models.tiny import FAMILIES, tiny_repository


def main() -> None:
    """Writes the file anew."""
    written = []
    for family in FAMILIES:
        with tempfile.TemporaryDirectory() as temporary:
            model = transformers_model(family, tiny_repository(family, Path(temporary)))
            ids, mask = batch(model.config.vocab_size, model.config.pad_token_id)
            rows = summary(transformers_vectors(model, ids, mask), mask).round(5).tolist()
        lines = ",\n".join(f"  [{', '.join(json.dumps(vector) for vector in text)}]" for text in rows)
        written.append(f'"{family}": [\n{lines}\n]')
    REFERENCES.write_text("{\n" + ",\n".join(written) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main()
