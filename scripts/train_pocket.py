"""Trains, quantizes, measures and writes the pocket picture model.

    uv run --group train python scripts/train_pocket.py --data ../shared/data --out resources/models

`--data` holds `flickr8k`, `caltech101` and `mobilenet_v2`. On two processor cores that do nothing else it takes about
half an hour; where there is a GPU, it trains there.
"""

import argparse
import os
import sys
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # for `app`: both must see the same pixels and texts

from pocket.card import write_card
from pocket.collection import read_collection
from pocket.evaluation import measure
from pocket.export import export
from pocket.published import PICTURE_FILE, QUERY_FILE, write_manifest
from pocket.runs import STAGES, train

from app.runtime.paths import data_dir, models_dir

SIZE = 192  # pixels of the side of the square that the network sees


def main() -> None:
    """Runs every stage in order."""
    options = _options()
    torch.set_num_threads(options.threads)
    print("reading photos and captions", flush=True)
    collection = read_collection(options.data, models_dir(data_dir()), options.threads)
    model = train(collection, SIZE, STAGES, options.seed, lambda line: print(line, flush=True))
    options.out.mkdir(parents=True, exist_ok=True)
    full = export(model, collection, SIZE, options.out)
    files = (options.out / PICTURE_FILE, full)
    int8, unquantized = (measure(collection, SIZE, file, options.out / QUERY_FILE, options.threads) for file in files)
    full.unlink()
    print(f"int8:  {int8}\nfloat: {unquantized}")
    write_manifest(options.out, SIZE)
    write_card(options.out, SIZE, int8, unquantized)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with flickr8k, caltech101 and mobilenet_v2")
    parser.add_argument("--out", type=Path, required=True, help="folder that gets the model")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    return parser.parse_args()


if __name__ == "__main__":
    main()
