"""One code of the app, shown by many at the same moment: it opens once."""

import time
from concurrent.futures import ThreadPoolExecutor

from allauth.mfa.totp.internal import auth as totp

from chaos import visitors
from chaos.judged import Outcome

RIGHT = "tre små ord i rad"
STEP = "/logga-in/bekrafta/"
LEFT = 10  # seconds that a code must have left when it is shown


def run(house, short):
    many = 20 if short else 100
    [owner] = visitors.with_seats(1, "owner", RIGHT)
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(owner, secret)
    visitors.behind_a_proxy()
    with house.web() as address:
        with ThreadPoolExecutor(8) as pool:
            waiting = list(pool.map(lambda number: _comes_to_the_step(address, owner.email, number), range(many)))
        code = _fresh_code(secret)
        with ThreadPoolExecutor(many) as pool:
            answers = list(pool.map(lambda visitor: visitor.post(STEP, code=code), waiting))
        let_in = sum(visitor.get("/arbete/")[0] == 200 for visitor in waiting)
    outcome = Outcome(f"{many} browsers that had shown the password showed the same code at once, to two processes.")
    outcome.exactly("browsers that came in", let_in, 1)
    outcome.exactly("answers that led in", sum(status == 302 for status, _, _ in answers), 1)
    outcome.exactly("error pages", sum(status >= 500 for status, _, _ in answers), 0)
    return outcome


def _comes_to_the_step(address, email, number):
    visitor = visitors.Visitor(address, f"203.0.113.{number}")
    status, page, leads_to = visitor.sign_in(email, RIGHT)
    if STEP not in leads_to:
        raise AssertionError(f"The password led to {status} {leads_to}: {page[:500]}")
    return visitor


def _fresh_code(secret):
    """One that holds for a while yet."""
    left = totp.app_settings.TOTP_PERIOD - totp.time.time() % totp.app_settings.TOTP_PERIOD
    if left < LEFT:
        time.sleep(left)
    counter = list(totp.yield_hotp_counters_from_time())[totp.app_settings.TOTP_TOLERANCE]
    return totp.format_hotp_value(totp.hotp_value(secret, counter))
