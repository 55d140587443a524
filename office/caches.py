"""Sessions in Redis, for speed alone: they are in the database too, so a Redis that does not answer harms nobody."""

from contextlib import suppress

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

# A session that was ended while Redis was away is at the most so long (in seconds) still believed when it is back.
KEPT = 300


class SessionCache(RedisCache):
    """Asked of nobody, it holds nothing. Only for what can be read elsewhere: a limit kept here would be no limit."""

    def get(self, key, default=None, version=None):
        with suppress(RedisError):
            return super().get(key, default, version)
        return default

    def set(self, key, value, timeout=KEPT, version=None):
        with suppress(RedisError):
            super().set(key, value, min(timeout, KEPT), version)

    def delete(self, key, version=None):
        with suppress(RedisError):
            return super().delete(key, version)
        return False

    def has_key(self, key, version=None):
        with suppress(RedisError):
            return super().has_key(key, version)
        return False
