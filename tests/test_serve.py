"""The production server: what it needs, and that all its processes end together."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from threading import Timer
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.test import RequestFactory

from r2p.serve import BASE_DIR, SERVER, missing_settings, supervise
from r2p.wsgi import application

FOREVER = "import time; time.sleep(120)"
STUBBORN = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {FOREVER}"


def python(code, *arguments):
    return [sys.executable, "-c", code, *map(str, arguments)]


def noting_its_id(path, code):
    """A command that writes its process id to a file, then runs some code."""
    note = "import os, pathlib, sys; pathlib.Path(sys.argv[1]).write_text(str(os.getpid()))"
    return python(f"{note}; {code}", path)


def id_when_noted(path):
    end = time.monotonic() + 60
    while not (path.exists() and path.read_text()) and time.monotonic() < end:
        time.sleep(0.05)
    return int(path.read_text())


def signal_when_noted(signals, path):
    """Adds a signal to the list once the process that writes the file is there."""
    timer = Timer(0, lambda: id_when_noted(path) and signals.append(signal.SIGTERM))
    timer.start()


def is_alive(process_id):
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


def test_services_end_with_an_error_when_one_of_them_ends(tmp_path):
    noted = tmp_path / "server"
    wait_and_fail = (
        "import pathlib, sys, time\n"
        "while not pathlib.Path(sys.argv[1]).exists(): time.sleep(0.05)\n"
        "sys.exit(3)"
    )
    services = [noting_its_id(noted, FOREVER), python(wait_and_fail, noted)]

    with pytest.raises(SystemExit, match="Ended with status 3"):
        supervise(services, python(""), [])

    assert not is_alive(id_when_noted(noted))


@pytest.mark.parametrize(("code", "patience"), [(FOREVER, {}), (STUBBORN, {"patience": 0.2})])
def test_services_end_or_are_killed_without_an_error_on_a_signal(tmp_path, code, patience):
    noted, signals = tmp_path / "server", []
    signal_when_noted(signals, noted)

    supervise([noting_its_id(noted, code)], python(""), signals, **patience)

    assert not is_alive(id_when_noted(noted))


def test_processes_that_a_killed_service_leaves_behind_are_ended(tmp_path):
    noted = tmp_path / "child"
    child = noting_its_id(noted, FOREVER)
    leave_it = (
        "import pathlib, subprocess, sys, time\n"
        f"subprocess.Popen({child!r})\n"
        "while not pathlib.Path(sys.argv[1]).exists(): time.sleep(0.05)"
    )

    with pytest.raises(SystemExit, match="Ended with status 0"):
        supervise([python(leave_it, noted)], python(""), [])

    child_id = id_when_noted(noted)
    end = time.monotonic() + 60
    while is_running(child_id) and time.monotonic() < end:
        time.sleep(0.05)
    assert not is_running(child_id)


def is_running(process_id):
    """Test whether a process that another one must reap is still running."""
    status = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(process_id)], capture_output=True, text=True, check=False
    )
    return bool(status.stdout.strip()) and not status.stdout.startswith("Z")


def test_scheduled_jobs_run_at_each_interval_even_when_they_fail(tmp_path):
    runs, signals = tmp_path / "runs", []
    job = python("import sys; open(sys.argv[1], 'a').write('x'); sys.exit(1)", runs)

    def stop_after_two():
        while not (runs.exists() and len(runs.read_text()) >= 2):
            time.sleep(0.05)
        signals.append(signal.SIGTERM)

    Timer(0, stop_after_two).start()
    supervise([python(FOREVER)], job, signals, interval=0.1)

    assert len(runs.read_text()) >= 2


def test_settings_that_are_absent_or_empty_are_missing():
    settings = {"SECRET_KEY": "a key", "ALLOWED_HOSTS": ""}

    assert missing_settings(settings) == ["ALLOWED_HOSTS", "EMAIL_URL"]


def test_serve_names_all_missing_settings_and_starts_nothing():
    absent = {"SECRET_KEY": "", "ALLOWED_HOSTS": "", "EMAIL_URL": ""}
    command = [sys.executable, "-m", "r2p.serve"]

    result = subprocess.run(
        command, cwd=BASE_DIR, env=os.environ | absent, capture_output=True, text=True, check=False
    )

    assert result.returncode == 1
    assert result.stderr == (
        "Set SECRET_KEY, ALLOWED_HOSTS, EMAIL_URL in .env or in the environment: "
        "see .env.example.\n"
    )
    assert result.stdout == ""


def test_guide_to_deployment_starts_the_server_with_the_same_options():
    guide = (BASE_DIR / "docs" / "deploy.md").read_text().replace("\\\n", " ")

    command = re.search(r"^ExecStart=(\S+ -m granian .+)$", guide, re.MULTILINE)[1].split()

    assert command[1:] == [*SERVER[1:], "--port", "8000"]


@pytest.mark.django_db
def test_wsgi_application_answers():
    answers = []
    environ = RequestFactory().get("/robots.txt").environ

    response = application(environ, lambda status, headers: answers.append(status))

    assert answers == ["200 OK"]
    assert b"Sitemap:" in b"".join(response)


@pytest.fixture
def server(tmp_path):
    """The address of a server that is really started, over an empty database, and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "r2p.settings",
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'r2p.sqlite3'}",
        "EMAIL_URL": "smtp://127.0.0.1",
    }
    command = [sys.executable, "-m", "r2p.serve", "--port", str(port), "--workers", "1"]
    process = subprocess.Popen(command, cwd=BASE_DIR, env=environment)
    yield f"http://127.0.0.1:{port}", process
    process.terminate()
    process.wait(timeout=90)


def content_once_it_answers(process, address):
    end = time.monotonic() + 300
    while process.poll() is None and time.monotonic() < end:
        try:
            return urlopen(address, timeout=30).read().decode()
        except URLError:
            time.sleep(0.2)
    raise AssertionError(f"{address} does not answer")


@pytest.mark.long
def test_server_serves_pages_with_their_static_files_until_it_is_terminated(server):
    address, process = server

    page = content_once_it_answers(process, f"{address}/")
    stylesheet = re.search(r'href="(/static/[^"]+\.css)"', page)[1]
    style = urlopen(f"{address}{stylesheet}").read().decode()
    process.send_signal(signal.SIGTERM)

    assert process.wait(timeout=90) == 0
    assert "@layer" in style
    with pytest.raises(URLError):
        urlopen(f"{address}/")
