"""The tokenizer of a model, read from the file that came with it."""

from pathlib import Path

from tokenizers import Tokenizer

from app.domain.errors import ModelError
from app.models.model_files import again


def load_tokenizer(file: Path, model_id: str, max_tokens: int | None = None) -> Tokenizer:
    """The tokenizer without padding, which cuts texts at `max_tokens` if that is given.

    Raises ModelError where the file cannot be read, or the model needs more tokens than that for itself.
    """
    try:
        tokenizer = Tokenizer.from_file(str(file))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        if max_tokens is not None:
            tokenizer.enable_truncation(max_tokens)
    except Exception as error:  # tokenizers raises bare exceptions
        raise ModelError(f"The tokenizer of {model_id} cannot be used: {error}.", again(model_id)) from error
    return tokenizer
