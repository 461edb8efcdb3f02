"""The process that renders HTML as PDF, with a queue and a time limit.

WeasyPrint runs in a process of its own, because there are pages in whose page breaks it never comes
to an end. The time limit is an alarm of that process (SIGALRM), which ends it even when it hangs or
when the server is gone. It is started with the first page, and again after it was ended.
"""

import logging
from contextlib import suppress
from multiprocessing import get_context
from signal import alarm
from threading import BoundedSemaphore, Lock

import django
from django.utils.module_loading import import_string

logger = logging.getLogger(__name__)

# One page is rendered at a time, and one more waits: the other threads answer pages.
QUEUE = BoundedSemaphore(2)
TIME_LIMIT = 40  # seconds; a page takes one or two, the first one some more
# Imported by the process alone: WeasyPrint takes a second, and fails where Pango is missing.
WRITE_PDF = "r2p.records.weasyprint_pages.write_pdf"


class RendererBusyError(Exception):
    """Too many pages are waiting to be rendered, or a page took longer than the time limit."""


def render_pdf(html, address, sheet="", **options):
    """Render HTML as PDF (bytes), with one more stylesheet. Fetches our own static files alone.

    Raises RendererBusyError when the queue is full or the page takes too long.
    """
    if not QUEUE.acquire(blocking=False):
        raise RendererBusyError
    try:
        return RENDERER.render(html, address, sheet, options)
    finally:
        QUEUE.release()


class Renderer:
    def __init__(self, write_pdf=WRITE_PDF, time_limit=TIME_LIMIT):
        self.lock, self.process, self.connection = Lock(), None, None
        self.task = write_pdf, time_limit

    def render(self, *page):
        with self.lock:
            if not (self.process and self.process.is_alive()):
                self.start()
            answer = self.ask(page)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def start(self):
        spawn = get_context("spawn")
        self.connection, theirs = spawn.Pipe()
        self.process = spawn.Process(target=answer_pages, args=[theirs, *self.task], daemon=True)
        self.process.start()
        theirs.close()  # so that reading ends when the process does

    def ask(self, page):
        try:
            self.connection.send(page)
            return self.connection.recv()
        except (EOFError, OSError) as error:
            logger.exception("The PDF renderer was ended at %s", page[1])
            self.process.join()
            raise RendererBusyError from error


RENDERER = Renderer()


def answer_pages(connection, write_pdf, time_limit):
    """Render the pages that come through a connection until the server closes it."""
    alarm(TIME_LIMIT)  # for its start
    django.setup()
    write_pdf = import_string(write_pdf)
    with suppress(EOFError):
        while True:
            alarm(0)
            page = connection.recv()
            alarm(time_limit)
            connection.send(pdf_or_error(write_pdf, page))


def pdf_or_error(write_pdf, page):
    try:
        return write_pdf(*page)
    except Exception as error:
        logger.exception("A page could not be rendered as PDF")
        return RuntimeError(f"{type(error).__name__}: {error}")
