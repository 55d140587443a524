"""aiosmtpd, a real mail server. It leans on a package named `public`, as our app of open pages also is: while aiosmtpd
is read the name is its package's, afterwards ours again. Import Controller, SMTP and AuthResult from here.
"""

import sys
from importlib.machinery import PathFinder
from importlib.metadata import distribution
from importlib.util import module_from_spec


def _read():
    ours = {name: sys.modules.pop(name) for name in list(sys.modules) if name.partition(".")[0] == "public"}
    spec = PathFinder.find_spec("public", [str(distribution("atpublic").locate_file(""))])
    theirs = sys.modules["public"] = module_from_spec(spec)
    spec.loader.exec_module(theirs)
    from aiosmtpd import controller, smtp  # noqa: PLC0415  only here the name is theirs

    for name in [name for name in sys.modules if name.partition(".")[0] == "public"]:
        del sys.modules[name]
    sys.modules.update(ours)
    return controller.Controller, smtp.SMTP, smtp.AuthResult


Controller, SMTP, AuthResult = _read()
