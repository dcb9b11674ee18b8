"""What carries a name in a paper: people, offices, bodies and organisations."""
