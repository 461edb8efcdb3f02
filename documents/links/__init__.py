"""Whether the addresses of full texts still lead to them."""
