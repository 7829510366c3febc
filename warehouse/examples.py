"""Example queries: the questions that people ask first, each a file that may be copied."""

from dataclasses import dataclass

from warehouse import statements


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A question and the SQL that answers it over a published snapshot."""

    name: str
    question: str
    sql: str


def read() -> tuple[Example, ...]:
    """Return the examples in order."""
    return tuple(
        Example(
            name=name.removeprefix("examples/"),
            question=statements.header(statements.text(name)),
            sql=statements.text(name),
        )
        for name in statements.names("examples")
    )
