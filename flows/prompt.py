"""The prompt of ``meldt sql``: SQL with history, completion and colours, answered from the published snapshot."""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
from prompt_toolkit.completion import Completer, ConditionalCompleter, WordCompleter
from prompt_toolkit.filters import Condition
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.lexers import PygmentsLexer
from pygments.lexers.sql import SqlLexer

from extract.errors import MeldtError
from flows import console, dictionaries, formats, queries
from flows.formats import Format
from warehouse import dictionary
from warehouse.records import Table
from warehouse.snapshots import Snapshot

_HELP = """\
A statement ends with a semicolon and may run over several lines. Ctrl-C stops a query, Ctrl-D leaves.
  .tables            list tables and views       .format FORM   table, csv, json, jsonl or markdown
  .schema [NAME]     tell what columns mean      .quit          leave
"""
# What people type at other prompts.
_LEAVE = {".quit", ".exit", "quit", "exit", "\\q"}
_ASK_HELP = {".help", "help", "?", "\\?"}
_WORDS = (
    "select", "from", "where", "group by", "order by", "limit", "join", "left join", "using", "having", "with", "as",
    "count(*)", "sum", "min", "max", "median", "distinct", "between", "like", "ilike", "in", "is null", "is not null",
    "and", "or", "not", "desc", "asc", "case", "when", "then", "else", "end", "union all", "describe", "qualify",
)  # fmt: skip
# Enough to scroll through; whoever wants more says 'limit', or uses 'meldt sql' or 'meldt export' with a file.
_MOST_ROWS = 1_000


def converse(snapshot: Snapshot, *, history: Path, form: Format) -> None:
    """Ask and answer until the person leaves; an error is told and the next question asked."""
    tables = dictionary.read(snapshot)
    session = _session(tables, history)
    console.note(f"Read-only over {snapshot.path}. '.tables' lists what there is, '.help' tells more.")
    while True:
        try:
            asked = session.prompt("meldt> ").strip()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        if asked.rstrip(";") in _LEAVE:
            return
        try:
            form = _answer(snapshot, tables, asked, form)
        except KeyboardInterrupt:
            console.note("The query was stopped.")
        except MeldtError as error:
            console.fail(str(error))


def _answer(snapshot: Snapshot, tables: Sequence[Table], asked: str, form: Format) -> Format:
    """Do what was asked, and return the form in which the next answer is shown."""
    match asked.rstrip(";").split():
        case []:
            pass
        case [word] if word in _ASK_HELP:
            console.note(_HELP)
        case [".tables"]:
            dictionaries.show_tables(tables, form=form, to=sys.stdout)
        case [".schema", *names]:
            dictionaries.show(dictionaries.chosen(tables, names), form=form, to=sys.stdout)
        case [".format", name] if name in set(Format):
            return Format(name)
        case [word, *_] if word.startswith("."):
            console.note(f"{word} is not a command of this prompt.\n{_HELP}")
        case _:
            result = queries.answer(snapshot, asked, limit=_MOST_ROWS)
            formats.write(result.columns, result.rows, form=form, to=sys.stdout)
            if result.truncated:
                console.note(f"Only the first {_MOST_ROWS} rows are shown.")
    return form


def _session(tables: Sequence[Table], history: Path) -> PromptSession[str]:
    return PromptSession(
        history=_history(history),
        auto_suggest=AutoSuggestFromHistory(),
        # With nothing typed yet there is nothing to complete: the whole list would hide the line.
        completer=ConditionalCompleter(
            completer(tables), Condition(lambda: get_app().current_buffer.text[-1:].strip() not in {"", ";"})
        ),
        complete_while_typing=True,
        lexer=PygmentsLexer(SqlLexer),
        multiline=Condition(lambda: not is_complete(get_app().current_buffer.text)),
        prompt_continuation="  ...> ",
        enable_history_search=False,
    )


def _history(file: Path) -> History:
    """Return what was asked before; of this conversation alone where the folder may only be read."""
    try:
        with file.open("ab"):
            return FileHistory(str(file))
    except OSError:
        return InMemoryHistory()


def completer(tables: Sequence[Table]) -> Completer:
    """Return what completes names of tables and columns, with their meanings, and words of SQL."""
    meanings = {table.qualified: table.comment or "" for table in tables}
    for table in tables:
        for column in table.columns:
            meanings.setdefault(column.name, column.comment or "")
    words = [*meanings, *_WORDS, ".tables", ".schema", ".format", ".help", ".quit"]
    return WordCompleter(words, ignore_case=True, meta_dict=meanings, pattern=re.compile(r"[\w.*]+"))


def is_complete(text: str) -> bool:
    """Return whether Enter should ask: a command, nothing at all, or a statement that ends outside of quotes.

    >>> [is_complete(text) for text in ("select 1", "select 1;", "select ';", ".tables", "exit")]
    [False, True, False, True, True]
    """
    written = text.strip()
    if written in _LEAVE | _ASK_HELP:
        return True
    bare = re.sub(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*", "", written)
    return (
        not written or written.startswith(".") or (bare.rstrip().endswith(";") and "'" not in bare and '"' not in bare)
    )
