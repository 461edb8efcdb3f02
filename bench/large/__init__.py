"""Generator of a large catalogue by chance, with the size and the skew of a real one."""
