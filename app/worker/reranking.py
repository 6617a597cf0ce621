"""What the settings choose to put the best candidates in order, found among the installed models and loaded."""

from collections.abc import Callable
from pathlib import Path

from app.domain.catalogue import ModelKind
from app.domain.errors import ModelError
from app.domain.reranking import Reranker, Reranking
from app.embed.cross_encoder import CrossEncoder
from app.embed.judge import LanguageModelJudge
from app.embed.late_interaction import LateInteraction
from app.embed.shared import LoadEncoder
from app.models.asking import is_judge
from app.models.encoder import Encoder
from app.models.judges import prepare_judge
from app.models.late_interaction import gives_tokens, prepare_late_interaction
from app.models.model_files import verify_for_loading
from app.models.rerankers import prepare_reranker
from app.runtime.settings import Settings
from app.worker.installed_model import installed_model

TOKENS, OFF = "tokens", "off"  # of the setting `reranker`, beside the ids of models
_ADVICE = "To go back to what needs no model: akin config set reranker tokens."


def reranking_of(settings: Settings, load: Callable[[], Reranker]) -> Reranking:
    """How searches are reranked by these settings; `load` gives the model that they name."""
    return Reranking(
        on=settings.reranker != OFF,
        load=None if settings.reranker in (TOKENS, OFF) else load,
        seconds=settings.rerank_ms / 1000,
    )


def load_reranker(model_id: str, models_dir: Path, threads: int, load: LoadEncoder = Encoder) -> Reranker:
    """The installed reranker of that id, loaded; an encoder that others may use too by `load`.

    Raises ModelError where there is none, or it cannot be used.
    """
    kinds = (ModelKind.RERANKER, ModelKind.LATE_INTERACTION, ModelKind.TEXT)
    entry, files = installed_model(model_id, models_dir, *kinds, otherwise=_ADVICE)
    verify_for_loading(files)
    match entry.kind:
        case ModelKind.RERANKER if is_judge(files):
            return LanguageModelJudge(prepare_judge(files, entry, models_dir), threads, load)
        case ModelKind.RERANKER:
            return CrossEncoder(prepare_reranker(files, entry, models_dir), threads)
        case ModelKind.LATE_INTERACTION:
            return LateInteraction(prepare_late_interaction(files, entry, models_dir), threads, load)
        case ModelKind.TEXT if gives_tokens(files):
            return LateInteraction(prepare_late_interaction(files, entry, models_dir), threads, load)
        case _:
            raise ModelError(f"{entry.title} is no reranker.", _ADVICE)
