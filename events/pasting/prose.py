"""Running text in a pasted list."""

import re
from itertools import groupby, pairwise

from events.recognition.words import PARTICLES, is_body, is_position, word_set

from .headings import read_heading

MOST_WORDS = 12  # of a line without a comma that names no post
VERBS = word_set(
    "addressed agreed are attended called co-hosted discussed emphasised emphasized endorsed "
    "expressed featured gave had has have hosted included includes is launched opened participated "
    "presented said should spoke stressed took underlined underscored was welcomed were which who "
    "will"
)
LEADING_ON = word_set("a an at between by from in of on that the their to which who with")
SMALL = PARTICLES | word_set("a an and at by du e en et for from in on the to und with y")
SENTENCE_ENDS = re.compile(r"[a-z]{6}[.!?] [A-Z]")
DIVIDED = re.compile(r"[\t,，、،;；|]|\s[-–—]+\s")


def running_on(sources: list[str]) -> set[int]:
    """The indexes of lines of running text, where an empty line ends a paragraph."""
    found = {place for place, source in enumerate(sources) if is_prose(source)}
    for place, (one, following) in enumerate(pairwise(sources)):
        is_begun = place in found or not one[:1].islower()
        if one and not read_heading(one) and continues_paragraph(one, following, is_begun):
            found |= {place, place + 1}
    for paragraph in paragraphs(sources):
        if len(paragraph) > 3 and 2 * len(found & paragraph) > len(paragraph):
            found |= paragraph
    return found


def is_prose(source):
    """Tell whether a line is running text: a sentence, or long and without structure."""
    words = source.split()
    if SENTENCE_ENDS.search(source) or VERBS.intersection(word.strip(",.") for word in words):
        return True
    if len(words) <= MOST_WORDS or DIVIDED.search(source) or is_position(source):
        return False
    telling = [word for word in words if word not in SMALL]
    return not is_body(source) or 2 * sum(word[0].islower() for word in telling) > len(telling)


def continues_paragraph(one, following, is_begun):
    """Tell whether a line continues in the next one; a list in small letters does not."""
    if not following or read_heading(following):
        return False
    if one.split()[-1] in LEADING_ON:
        return True
    first = following.split()[0]
    return is_begun and first.islower() and first not in SMALL


def paragraphs(sources):
    """The indexes of the lines of each paragraph, without headings."""
    places = groupby(
        range(len(sources)), lambda at: bool(sources[at] and not read_heading(sources[at]))
    )
    return [set(group) for is_text, group in places if is_text]
