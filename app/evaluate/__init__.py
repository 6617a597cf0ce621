"""How good and how quick Akin is, measured."""
