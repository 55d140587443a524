"""How days and times are written, in templates: {{ meeting.starts_at|moment }}."""

from django import template

from office import almanac

register = template.Library()

for writing in (almanac.written, almanac.short, almanac.clock_time, almanac.moment, almanac.week):
    register.filter(writing.__name__, writing)


@register.filter
def day(moment):
    """The Swedish day of a moment, with its weekday."""
    return almanac.written(almanac.local(moment).date())


@register.simple_tag
def span(start, end):
    """On a page an hour is not broken off from its "kl."."""
    return almanac.span(start, end).replace("kl. ", "kl.\N{NO-BREAK SPACE}")
