"""The links that are due are looked at, some at a time."""

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from documents.models import LinkCheck

from .addresses import is_public
from .checking import Answer, Outcome, Pace, check

AT_ONCE = 100


def check_due_links(limit=AT_ONCE, may_connect=is_public, gap=1.0):
    """Look at up to so many links that are due, and give them. Safe beside another run.

    Not in a transaction: it would be held open while we wait for others.
    """
    LinkCheck.objects.follow_documents()
    pace, done = Pace(gap), []
    for link in LinkCheck.objects.due()[:limit]:
        if LinkCheck.objects.claim(link):
            note(link, check(link.url, pace, may_connect))
            done.append(link)
    return done


def note(link: LinkCheck, answer: Answer):
    link.last_checked_at = timezone.now()
    link.status, link.why = answer.status, answer.why
    if answer.outcome is Outcome.NOT_NOW:
        link.put_off(answer.wait)
    elif answer.outcome is Outcome.FAILED:
        link.fail()
    else:
        link.moved_to = answer.moved_to[:2000]
        link.enter(LinkCheck.State(answer.outcome.value))
    link.save()


@task()
def look_at_links():
    check_due_links()


def enqueue():
    """Have links looked at in the background, unless that waits or goes on already."""
    waiting = [TaskResultStatus.READY, TaskResultStatus.RUNNING]
    if not DBTaskResult.objects.filter(
        task_path=look_at_links.module_path, status__in=waiting
    ).exists():
        look_at_links.enqueue()
