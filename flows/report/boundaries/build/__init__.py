"""The build of the outlines from packages; nothing here runs in meldt itself."""
