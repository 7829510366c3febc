"""Imported once by the process that readers are forked from, so that each of them starts with everything loaded."""

from extract import articles, feeds

__all__ = ["feeds"]

articles.warm_up()
