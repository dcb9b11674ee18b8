"""The language of minutes: dates, due words, sentences, paragraphs, list markers and closed lists of words."""
