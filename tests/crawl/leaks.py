"""What an answer tells, and what of it somebody on a rung may not be told."""

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
    """What an answer says: of a PDF, what is on its pages and what it says of itself."""
    try:
        document = PdfDocument(content)
    except PdfiumError:
        return content.decode("utf-8", "replace")
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return "\n".join([*pages, *document.get_metadata_dict().values()])


def leaks(marked, rung, markers):
    """What of an answer's markers somebody on a rung may not be told, alone or side by side."""
    alone = {marker for marker in markers if marked.rungs[marker] > rung}
    beside = {
        tuple(sorted(pair))
        for pair, least in marked.pairs.items()
        if least > rung and pair <= markers
    }
    return alone | beside
