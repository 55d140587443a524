"""Sign-in with the municipality's own accounts: OpenID Connect against one tenant of Entra ID."""
