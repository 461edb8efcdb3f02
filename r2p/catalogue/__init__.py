"""The starter catalogue: CSV files that `load_catalogue` loads with the tables of the desk."""
