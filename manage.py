#!/usr/bin/env python
"""The door for whoever runs the system: manage.py <command>."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hedemora_bra.settings")
    execute_from_command_line(sys.argv)
