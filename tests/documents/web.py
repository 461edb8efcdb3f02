"""A server on this machine that answers as it is told, in place of those of the web."""

import time
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from documents.links.checking import Pace, check_link


class Web:
    """`answer` says what it answers, `asked` holds what it was asked.

    A status of None: it hangs up without a word; a text: it says that, letter by letter.
    """

    def __init__(self, server):
        self.server, self.answers, self.asked, self.agents = server, {}, [], set()
        self.port = server.server_address[1]

    def url(self, path="/", host="127.0.0.1"):
        return f"http://{host}:{self.port}{path}"

    def may_connect(self, address, port):
        """Such a web is nowhere but on this machine: of it, one address counts as public."""
        return (address, port) == ("127.0.0.1", self.port)

    def answer(self, path, status, methods=("HEAD", "GET"), **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers |= {(method, path): (status, headers) for method in methods}


class Handler(BaseHTTPRequestHandler):
    def __getattr__(self, name):
        """The server looks for `do_HEAD`, `do_GET` and the like."""
        if name.startswith("do_"):
            return self.answer
        raise AttributeError(name)

    def answer(self):
        web = self.server.web
        web.asked.append((self.command, self.path))
        web.agents.add(self.headers["User-Agent"])
        status, headers = web.answers.get((self.command, self.path), (404, {}))
        if status is None:  # says nothing and hangs up
            return
        if isinstance(status, str):
            self.dribble(status)
            return
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def dribble(self, text):
        with suppress(OSError):
            for letter in text * 2:
                self.wfile.write(letter.encode())
                time.sleep(0.1)

    def log_message(self, *args):
        pass


@contextmanager
def a_web():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.web = Web(server)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield server.web
    finally:
        server.shutdown()
        server.server_close()


def found(web, path="/"):
    """The result of checking one of its paths."""
    return check_link(web.url(path), Pace(gap=0), web.may_connect)
