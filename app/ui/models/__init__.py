"""The page of models: the catalogue as a table, all about one model, and what is done with it."""
