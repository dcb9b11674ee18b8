"""Who the people, offices and bodies of one paper are, and who holds what."""
