"""Benchmarks: how long the server takes for each page over a large catalogue (`make bench`)."""
