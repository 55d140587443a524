"""Other houses' sign-in, as the environment describes it."""

from uuid import UUID

from django.core.exceptions import ImproperlyConfigured

SAML = "allauth.socialaccount.providers.saml"


def settings(env):
    """Who others vouch for must have tied the account here, and is never known by an address."""
    return {
        "SOCIALACCOUNT_ADAPTER": "signin.elsewhere.Elsewhere",
        "SOCIALACCOUNT_PROVIDERS": providers(env),
        "SOCIALACCOUNT_REQUESTS_TIMEOUT": 5,  # seconds
        "SOCIALACCOUNT_EMAIL_AUTHENTICATION": False,
        "SOCIALACCOUNT_STORE_TOKENS": False,
    }


def apps(env):
    """SAML needs packages of its own, and is not there without them."""
    saml = [SAML] if env.str("SAML_IDP_ENTITY_ID", default="") else []
    return ["allauth.socialaccount.providers.openid_connect", *saml]


def providers(env):
    """Without a tenant and without a provider of SAML there is nobody to ask."""
    tenant, saml = env.str("ENTRA_TENANT", default=""), env.str("SAML_IDP_ENTITY_ID", default="")
    return {
        "openid_connect": {
            "provider_class": "signin.entra.provider.EntraProvider",
            "APPS": [_entra(env, tenant)] if tenant else [],
        },
        "saml": {
            "provider_class": "signin.saml.provider.SamlProvider",
            "APPS": [_saml(env, saml)] if saml else [],
        },
    }


def _entra(env, tenant):
    """One tenant by its number: under `common` and other names anybody's account would be let in."""
    place = f"{env.str('ENTRA_AUTHORITY', default='https://login.microsoftonline.com').rstrip('/')}/{_number(tenant)}"
    return {
        "provider_id": _number(tenant),
        "name": "kommunens konto",
        "client_id": env.str("ENTRA_CLIENT_ID"),
        "secret": env.str("ENTRA_CLIENT_SECRET"),
        "settings": {
            "server_url": f"{place}/v2.0",
            "issuer": f"{place}/v2.0",
            "tenant": _number(tenant),
            "token_auth_method": "client_secret_post",
            "mfa_context": env.str("ENTRA_MFA_CONTEXT", default=""),
        },
    }


def _saml(env, entity_id):
    """What we ask is signed, and so must be the assertion that we get, in answer to just that."""
    return {
        "provider_id": entity_id,
        "name": env.str("SAML_NAME", default="e-legitimation"),
        "client_id": "kommunen",  # a part of our own addresses
        "settings": {
            "uid_attribute": env.str("SAML_UID_ATTRIBUTE", default="urn:oasis:names:tc:SAML:attribute:subject-id"),
            "mfa_context": env.str("SAML_MFA_CONTEXT", default=""),
            "idp": {
                "entity_id": entity_id,
                "sso_url": env.str("SAML_IDP_SSO_URL"),
                "x509cert": env.str("SAML_IDP_CERT"),
            },
            "advanced": {
                "strict": True,
                "authn_request_signed": True,
                "want_assertion_signed": True,
                "want_attribute_statement": True,
                "allow_repeat_attribute_name": False,
                "reject_deprecated_algorithm": True,
                "reject_idp_initiated_sso": True,
                "metadata_signed": True,
                "x509cert": env.str("SAML_SP_CERT"),
                "private_key": env.str("SAML_SP_KEY"),
            },
        },
    }


def _number(tenant):
    try:
        return str(UUID(tenant))
    except ValueError:
        raise ImproperlyConfigured("ENTRA_TENANT is the tenant's id, such as 00000000-0000-…, and no name.") from None
