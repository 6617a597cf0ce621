"""Tokenizers of every kind that the families use, whose pieces are single characters."""

import string
from collections.abc import Sequence

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

BERT_LIKE, ROBERTA_LIKE = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"), ("<s>", "<pad>", "</s>", "<unk>", "<mask>")
QWEN_LIKE = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")  # the first one ends a text, and pads


def tiny_tokenizer(family: str) -> Tokenizer:
    """A tokenizer of the family's kind, whose pieces are single characters; it pads and truncates nothing."""
    if family in ("qwen2", "qwen3"):
        return _byte_pairs(QWEN_LIKE)
    if family in ("bert", "distilbert", "nomic-bert", "mpnet"):
        return _word_pieces(ROBERTA_LIKE if family == "mpnet" else BERT_LIKE)
    if family in ("roberta", "modernbert"):
        return _byte_pairs(ROBERTA_LIKE if family == "roberta" else BERT_LIKE)
    return _unigrams()


def tokenizer_config(family: str) -> dict[str, str]:
    """What `tokenizer_config.json` says of it."""
    if family in ("qwen2", "qwen3"):
        return {"tokenizer_class": "PreTrainedTokenizerFast", "pad_token": QWEN_LIKE[0], "eos_token": QWEN_LIKE[0]}
    first, pad, last, unknown, mask = ROBERTA_LIKE
    if family in ("bert", "distilbert", "nomic-bert", "modernbert"):
        pad, unknown, first, last, mask = BERT_LIKE
    named = "BertTokenizer" if family in ("bert", "distilbert", "nomic-bert") else "PreTrainedTokenizerFast"
    tokens = {"cls_token": first, "sep_token": last, "pad_token": pad, "unk_token": unknown, "mask_token": mask}
    return {"tokenizer_class": named, **tokens}


def _word_pieces(special: Sequence[str]) -> Tokenizer:
    letters = string.ascii_lowercase + string.digits
    pieces = [*special, *string.punctuation, *letters, *(f"##{letter}" for letter in letters)]
    unknown = next(each for each in special if "unk" in each.lower())
    tokenizer = Tokenizer(models.WordPiece({piece: number for number, piece in enumerate(pieces)}, unk_token=unknown))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    return _finished(tokenizer, special)


def _byte_pairs(special: Sequence[str]) -> Tokenizer:
    pieces = [*special, *sorted(pre_tokenizers.ByteLevel.alphabet())]
    tokenizer = Tokenizer(models.BPE({piece: number for number, piece in enumerate(pieces)}, []))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    return _finished(tokenizer, special)


def _unigrams() -> Tokenizer:
    characters = "▁" + string.ascii_letters + string.digits + string.punctuation + "äöüßéèñçабвгд日本語"
    pieces = [*((each, 0.0) for each in ROBERTA_LIKE), *((each, -4.0) for each in characters)]
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Replace(Regex(" {2,}"), " ")
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace()
    return _finished(tokenizer, ROBERTA_LIKE)


def _finished(tokenizer: Tokenizer, special: Sequence[str]) -> Tokenizer:
    """Has it put the special tokens around a text."""
    tokenizer.add_special_tokens(list(special))
    if special is QWEN_LIKE:
        ends = [(special[0], tokenizer.token_to_id(special[0]))]
        tokenizer.post_processor = processors.TemplateProcessing(single=f"$A {special[0]}", special_tokens=ends)
        return tokenizer
    first, last = (special[2], special[3]) if special is BERT_LIKE else (special[0], special[2])
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{first} $A {last}",
        pair=f"{first} $A {last} $B:1 {last}:1",
        special_tokens=[(each, tokenizer.token_to_id(each)) for each in (first, last)],
    )
    return tokenizer
