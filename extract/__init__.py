"""The web becomes records: fetch, feeds, pages and the raw archive."""
