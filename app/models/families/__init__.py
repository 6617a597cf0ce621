"""Families of encoders: each writes its models' networks as ONNX graphs, from their weights and without torch."""

# The `model_type`s that can be converted; here, so that asking for them loads no converter.
KINDS = frozenset(
    ("bert", "roberta", "xlm-roberta", "camembert", "mpnet", "nomic_bert", "modernbert", "new", "gte"),
)
