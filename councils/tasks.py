from celery import shared_task

from councils import letters
from councils.models import Seat
from office import clock


@shared_task
def alarm_empty_seats():
    """An empty seat is told of the day it is empty."""
    letters.empty_seats(Seat.objects.empty_on(clock.today()))
