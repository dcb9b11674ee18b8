"""Word documents: their parts, their styles and list numbers, and the page that they amount to."""
