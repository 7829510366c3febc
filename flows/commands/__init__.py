"""The commands, one module each: what a person types becomes calls of the rooms, and their results a text."""
