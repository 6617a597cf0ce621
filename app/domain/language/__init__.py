"""The query language: tokens, syntax and the values of filters; pure, for searches and for the window alike."""
