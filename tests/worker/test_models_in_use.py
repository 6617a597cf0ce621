"""What a library cannot do without: by its settings, and by the ledgers that it has."""

from pathlib import Path

from app.store.ledger import Ledger
from app.store.library import BESIDE_LEDGER_FILE, FINGERPRINT, LEDGER_FILE
from app.worker.models_in_use import models_in_use


def test_settings_and_indexes_name_models(tmp_path: Path) -> None:
    assert {"minilm", "pocket"} <= models_in_use(tmp_path)
    (tmp_path / "settings.toml").write_text('version = 1\ntext_model = "bge-small"\nreranker = "ettin-17m"\n')
    assert {"bge-small", "ettin-17m"} <= models_in_use(tmp_path)
    for file, model in ((LEDGER_FILE, "leaf-ir"), (BESIDE_LEDGER_FILE, "nomic")):
        ledger = Ledger(tmp_path / file)
        with ledger.transaction():
            ledger.set_meta(FINGERPRINT, f"3|{model}:0123:384/384:v1|200|siglip-b16:ab:768/768:v1")
        ledger.close()
    assert {"leaf-ir", "nomic", "siglip-b16", "bge-small"} <= models_in_use(tmp_path)
    (tmp_path / LEDGER_FILE).write_bytes(b"damaged")
    assert "nomic" in models_in_use(tmp_path)


def test_a_picture_model_needs_the_text_model_whose_words_find_its_pictures(tmp_path: Path) -> None:
    assert "nomic" not in models_in_use(tmp_path)
    (tmp_path / "settings.toml").write_text('version = 1\npicture_model = "nomic-vision"\n')
    assert {"nomic", "nomic-vision"} <= models_in_use(tmp_path)
