"""Web pages and XML: parsed without trust, walked in order, told apart from the furniture of their site."""
