import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hedemora_bra.settings")
application = get_wsgi_application()

# What is loaded by now stays for as long as the process lives; searching it for rubbish at every page costs a tenth.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)
