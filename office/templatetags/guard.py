"""What is told outside the house, in letters: {{ item.title|outward }}."""

from django import template

from office import guarding

register = template.Library()
register.filter("outward", guarding.outward)
