"""Texts that are nearly the same: a MinHash key for each, and how alike two keys are."""

import re
import zlib
from itertools import islice

import numpy as np
from datasketch import MinHash

PERMUTATIONS = 64
_SHINGLE_WORDS = 3
_MAX_WORDS = 20_000
_MIN_WORDS = 20
_WORD = re.compile(r"\w+")
# Scripts without spaces: a word is a single character there.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


# CRC-32 spreads shingles well enough, and costs a third of the SHA-1 that is the default.
_EMPTY = MinHash(num_perm=PERMUTATIONS, seed=1, scheme="affine32", hashfunc=zlib.crc32)


def words(text: str) -> list[str]:
    """Return the words of a text in lower case; characters for scripts that put no spaces.

    >>> words("Ruim 600 doden."), words("停戦")
    (['ruim', '600', 'doden'], ['停', '戦'])
    """
    return _WORD.findall(_UNSPACED.sub(r" \g<0> ", text.lower()))


def key(text: str) -> tuple[int, ...]:
    """Return 64 integers of 32 bits, most of which two nearly identical texts share; empty for under 20 words.

    The share of equal positions estimates the Jaccard similarity of the texts' sets of three-word shingles.
    """
    tokens = list(islice(words(text), _MAX_WORDS))
    if len(tokens) < _MIN_WORDS:
        return ()
    shingles = {" ".join(tokens[i : i + _SHINGLE_WORDS]).encode() for i in range(len(tokens) - _SHINGLE_WORDS + 1)}
    minhash = _EMPTY.copy()
    minhash.update_batch(shingles)
    return tuple(int(value) for value in np.asarray(minhash.hashvalues))


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Return the estimated Jaccard similarity of two texts from their keys, 0 to 1; 0 where either is empty."""
    if not one or not other:
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / PERMUTATIONS
