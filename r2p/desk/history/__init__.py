"""Who changed what, in words; two states side by side; and the way back to one of them."""
