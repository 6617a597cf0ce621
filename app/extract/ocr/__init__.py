"""Optical character recognition: the words in pictures of text."""
