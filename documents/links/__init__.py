"""Link checker: whether the addresses of full texts still work."""
