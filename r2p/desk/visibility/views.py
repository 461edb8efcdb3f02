"""The public view of a preview link."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from r2p.desk.models import Preview
from r2p.records.audience import Reader

from .render_as import ONCE_PUBLISHED, PREVIEWED, Band, page_as, published, uncached
from .report import format_time, is_ahead, is_out, seen_as


@require_safe
def preview(request, token):
    """Show the preview; an expired, revoked or unknown link is a 404."""
    link = Preview.objects.under(token)
    if link is None or link.record is None:
        raise Http404
    if is_out(link.record):
        return redirect_to_record(link.record, request.user)
    return page_under(request, link)


def redirect_to_record(record, user):
    """Redirect to the published record if the user may see it."""
    seen = get_object_or_404(type(record).objects.visible_to(user), pk=record.pk)
    return uncached(redirect(seen))


def page_under(request, link):
    """Render the page if the audience of the link would find it once published."""
    record, rung = link.record, link.rung
    if not is_ahead(record):
        raise Http404
    with published(record):
        response = page_as(request, record, Reader(rung), band_of(link))
    if response.status_code != 200:
        raise Http404
    link.note_seen()
    return response


def band_of(link):
    until = _("This link works until %(hour)s.") % {"hour": format_time(link.expires_at)}
    return Band(PREVIEWED, [f"{seen_as(link.rung)}.", until, ONCE_PUBLISHED])
