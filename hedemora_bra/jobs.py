"""Every line of the timetable writes down how it went; the tasks themselves need not know."""

from celery import Task

from office import operations


class Recorded(Task):
    """Celery calls these round a task that a worker runs; a task called as a function is nobody's job."""

    def before_start(self, task_id, args, kwargs):
        if line := self._line():
            operations.began(line)

    def on_success(self, retval, task_id, args, kwargs):
        if line := self._line():
            operations.succeeded(line, retval)

    def on_failure(self, exc, task_id, args, kwargs, einfo):
        if line := self._line():
            operations.failed(line, exc)

    def _line(self):
        """The name in the timetable, whoever asked for it to be done now."""
        lines = self.app.conf.beat_schedule.items()
        return next((name for name, line in lines if line["task"] == self.name), None)
