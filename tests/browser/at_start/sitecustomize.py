"""Python reads this when a process of the site starts, whichever program it is: its clock is the tests'."""

from tests.browser import pretended

pretended.install()
