"""Checks links in the background, those that are due, in batches."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from documents.models import LinkCheck

from .addresses import is_public
from .checking import Answer, Outcome, Pace, check_link

AT_ONCE = 100
GIVEN_UP_AFTER = timedelta(hours=3)  # a worker that was killed leaves its work running for ever


def check_due_links(limit=AT_ONCE, may_connect=is_public, gap=1.0):
    """Check up to `limit` due links and return them. Safe to run twice at the same time.

    Not in a transaction: it would be held open while we wait for other servers.
    """
    LinkCheck.objects.follow_documents()
    pace, done = Pace(gap), []
    for link in LinkCheck.objects.due()[:limit]:
        if LinkCheck.objects.claim(link):
            store_answer(link, check_link(link.url, pace, may_connect))
            done.append(link)
    return done


def store_answer(link: LinkCheck, answer: Answer):
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
def check_links_in_background():
    check_due_links()


def enqueue_link_check():
    """Enqueue the background task if links are due and none is waiting or running.

    Returns whether it was enqueued. New addresses are found within the hour.
    """
    runs = DBTaskResult.objects.filter(task_path=check_links_in_background.module_path)
    going_on = Q(status=TaskResultStatus.RUNNING, started_at__gte=timezone.now() - GIVEN_UP_AFTER)
    if runs.filter(Q(status=TaskResultStatus.READY) | going_on).exists():
        return False
    is_recent = runs.filter(enqueued_at__gte=timezone.now() - timedelta(hours=1)).exists()
    if is_recent and not LinkCheck.objects.due().exists():
        return False
    check_links_in_background.enqueue()
    return True
