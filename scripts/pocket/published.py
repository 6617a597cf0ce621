"""What goes with the networks: their metadata and the description that the program reads."""

import hashlib
import json
from pathlib import Path

from pocket.network import DIMENSIONS

PICTURE_FILE, QUERY_FILE, MANIFEST_FILE = "pocket-picture.onnx", "pocket-query.onnx", "pocket.json"
ID, VERSION, TITLE = "pocket", "1", "Akin pocket"
LICENCE = (
    "Weights trained by the Akin project from MobileNetV2 (Apache-2.0, google-coral/test_data) on Flickr8k "
    "(research and non-commercial use) and Caltech-101 (CC BY 4.0). See pocket-picture.md and its NOTICE."
)


def notes(size: int) -> dict[str, str]:
    """The metadata of both networks."""
    return {
        "id": ID,
        "title": TITLE,
        "version": VERSION,
        "input_size": str(size),
        "dimensions": str(DIMENSIONS),
        "space": "all-MiniLM-L6-v2",
        "licence": LICENCE,
    }


def write_manifest(folder: Path, size: int) -> None:
    """Describes the two networks in `folder` with their checksums."""
    described = {
        "id": ID,
        "title": TITLE,
        "version": VERSION,
        "size": size,
        "dimensions": DIMENSIONS,
        "licence": LICENCE,
        "picture": {"file": PICTURE_FILE, "sha256": _sha256(folder / PICTURE_FILE)},
        "query": {"file": QUERY_FILE, "sha256": _sha256(folder / QUERY_FILE)},
    }
    (folder / MANIFEST_FILE).write_text(json.dumps(described, indent=2) + "\n")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
