"""How long the server takes for each page over a large catalogue: `make bench`."""
