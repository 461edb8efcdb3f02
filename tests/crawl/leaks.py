"""Detection of leaks: markers in a response that a reader on a rung may not see."""

import re

from pypdfium2 import PdfDocument, PdfiumError

MARKER = re.compile(r"zq\d{4}z", re.IGNORECASE)

# A page, a way to another one, and what is unknown, gone or wrongly asked for.
ANSWERS = (200, 301, 302, 400, 404, 410)


def told_by(client, address):
    """All markers in the status line, the headers and the body of an answer."""
    response = client.get(address)
    assert response.status_code in ANSWERS, f"{address}: {response.status_code}"
    content = b"".join(response) if response.streaming else response.content
    text = f"{response.reason_phrase}\n{response.headers}\n{text_of(content)}"
    return {marker.lower() for marker in MARKER.findall(text)}


def text_of(content):
    """The text of a response; for a PDF, the text of its pages and its metadata."""
    try:
        document = PdfDocument(content)
    except PdfiumError:
        return content.decode("utf-8", "replace")
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return "\n".join([*pages, *document.get_metadata_dict().values()])


def leaks(marked, rung, markers):
    """The markers in a response that a reader on a rung may not see, alone or together."""
    alone = {marker for marker in markers if marked.rungs[marker] > rung}
    beside = {
        tuple(sorted(pair))
        for pair, least in marked.pairs.items()
        if least > rung and pair <= markers
    }
    return alone | beside
