"""What can be said: the scrutiny ontology, its code lists, shapes and the IRIs of things."""
