"""The daily report: static pages, made from the published snapshot, that open with no server."""
