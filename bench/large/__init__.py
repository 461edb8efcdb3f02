"""A large catalogue that nobody wrote, of the size and the skew of a real one, for measuring."""
