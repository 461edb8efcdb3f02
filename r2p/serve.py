"""Run the site as in production: the server, the background worker and the scheduled jobs.

    python -m r2p.serve --port 8000 --workers 2

Arguments are options of granian. Settings come from the environment or `.env`; DEBUG is off
whatever they say. Everything ends together: on SIGTERM, on Control-C, and with an error as soon
as the server or the worker ends by itself, so that whatever started this can start it again.
"""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent
REQUIRED = ["SECRET_KEY", "ALLOWED_HOSTS", "EMAIL_URL"]
MANAGE = [sys.executable, "manage.py"]
PREPARATION = [
    [*MANAGE, "migrate", "--verbosity", "0"],
    [*MANAGE, "createcachetable", "--verbosity", "0"],
    [*MANAGE, "collectstatic", "--no-input", "--verbosity", "0"],
]
# Without respawning, one worker process that is killed would end the whole server.
SERVER = [
    *[sys.executable, "-m", "granian", "r2p.wsgi:application", "--interface", "wsgi", "--no-ws"],
    *["--workers", "2", "--blocking-threads", "4", "--workers-kill-timeout", "15"],
    *["--respawn-failed-workers", "--respawn-interval", "0.5"],
]
WORKER = [*MANAGE, "db_worker"]
SCHEDULED_JOBS = [*MANAGE, "tick"]
INTERVAL = 60  # seconds between two runs of the scheduled jobs
PATIENCE = 30  # seconds that requests and jobs in progress have to finish


def main(options):
    os.chdir(BASE_DIR)
    environ.Env.read_env(BASE_DIR / ".env")
    os.environ["DEBUG"] = "false"
    if missing := missing_settings(os.environ):
        sys.exit(f"Set {', '.join(missing)} in .env or in the environment: see .env.example.")
    signals = collect_signals()
    for step in PREPARATION:
        failed = subprocess.run(step, check=False).returncode
        if signals:
            return
        if failed:
            sys.exit(f"Failed: {' '.join(step)}")
    supervise([[*SERVER, *options], WORKER], SCHEDULED_JOBS, signals)


def missing_settings(settings):
    """The names of required settings that are absent or empty."""
    return [name for name in REQUIRED if not settings.get(name)]


def collect_signals():
    """A list to which SIGINT and SIGTERM are added when they arrive, instead of ending Python."""
    signals = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, frame: signals.append(number))
    return signals


def supervise(services, job, signals, interval=INTERVAL, patience=PATIENCE):
    """Run the services, and the job at each interval, until a signal arrives.

    When a service ends by itself, the others are stopped and this exits with an error. A job
    that fails has written why to the log; the site goes on without it.
    """
    processes, jobs = [], []
    due = time.monotonic()
    try:
        processes += (start(service) for service in services)
        while not signals and all(is_running(process) for process in processes):
            if time.monotonic() >= due and not any(is_running(process) for process in jobs):
                jobs = [start(job)]
                due = time.monotonic() + interval
            time.sleep(0.2)
        ended = [process for process in processes if not is_running(process)]
    finally:
        stop([*processes, *jobs], patience)
    if ended and not signals:
        process = ended[0]
        sys.exit(f"Ended with status {process.returncode}: {' '.join(process.args)}")


def start(command):
    """Start a command in a session of its own, where Control-C in a terminal cannot reach it.

    It would get the signal twice, and the worker takes the second for an order to drop its job.
    """
    return subprocess.Popen(command, start_new_session=True)


def is_running(process):
    return process.poll() is None


def stop(processes, patience):
    """Ask all to finish, then tell them to drop what they do, then kill what is left."""
    for _ in range(2):
        for process in filter(is_running, processes):
            process.terminate()
        wait(processes, patience)
    for process in processes:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait(processes, patience):
    end = time.monotonic() + patience
    while any(is_running(process) for process in processes) and time.monotonic() < end:
        time.sleep(0.1)


if __name__ == "__main__":
    main(sys.argv[1:])
