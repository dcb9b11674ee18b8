"""Who was there, in what capacity, and who is who within one paper."""
