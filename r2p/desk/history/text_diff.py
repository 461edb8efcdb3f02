"""Word by word comparison of two texts."""

import re
from difflib import SequenceMatcher

# Beyond so many words the texts are no longer compared but shown one after the other.
COMPARED = 3000
AROUND = 8
SHOWN = 80

STAYED, TAKEN, ADDED = "", "-", "+"

# Scripts without spaces are compared sign by sign.
WORDS = re.compile(r"[\u2e80-\u9fff]|\w+\s*|[^\w\s]\s*|\s+")


def pieces(before: str, after: str) -> list[tuple[str, str]]:
    """[(sign, text), …] of which all but the added make the one text, all but the taken the other.

    Only what helps to see the change is included; an ellipsis marks omissions.
    """
    # With a space at its end the last word is like any other.
    old, new = (WORDS.findall(f"{text} " if text else "") for text in (before, after))
    start = shared(old, new)
    end = shared(old[start:][::-1], new[start:][::-1])
    middle = changed(old[start : len(old) - end], new[start : len(new) - end])
    parts = [(STAYED, old[:start]), *middle, (STAYED, old[len(old) - end :])]
    shown = ((sign, cut(sign, words, n, parts)) for n, (sign, words) in enumerate(parts))
    return without_end([(sign, text) for sign, text in shown if text])


def without_end(told):
    """Return the pieces without the space that was added to both texts."""
    after_last = next((n for n, (sign, _) in enumerate(told[::-1]) if sign == STAYED), len(told))
    ends = max(1, after_last)
    return told[:-ends] + [(sign, text.removesuffix(" ")) for sign, text in told[-ends:]]


def shared(one, other):
    """Count the words with which two texts begin alike."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def changed(old, new):
    if max(len(old), len(new)) > COMPARED:
        return [(TAKEN, old), (ADDED, new)]
    parts = []
    for act, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        if act == "equal":
            parts.append((STAYED, old[a:b]))
        else:
            parts += [(TAKEN, old[a:b]), (ADDED, new[c:d])]
    return parts


def cut(sign, words, place, parts):
    """Shorten a piece: unchanged text to the words around a change, others to their start."""
    if sign != STAYED:
        return joined(words, first=SHOWN, last=0)
    is_first, is_last = place == 0, place == len(parts) - 1
    return joined(words, first=0 if is_first else AROUND, last=0 if is_last else AROUND)


def joined(words, first, last):
    if len(words) <= first + last + 2:
        return "".join(words)
    end = "".join(words[len(words) - last :]) if last else ""
    return "".join(words[:first]) + "… " + end
