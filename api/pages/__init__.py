"""The pages of people, bodies, councils, meetings, items, decisions, posts and topics, in plain English."""
