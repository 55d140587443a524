"""Sign-in by SAML, where it is set up. It needs the packages of the extra `saml`; nothing here is read without it."""
