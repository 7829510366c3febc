"""The build of the gazetteer's tables from packages and hand-kept lists; nothing here runs in meldt itself."""
