"""One's own sign-in is one's own."""

from councils.permissions import is_oneself
from office.permissions import allow

allow("signin.tie_identity", is_oneself)
allow("signin.untie_identity", is_oneself)
allow("signin.end_session", is_oneself)
allow("signin.end_other_sessions", is_oneself)
