"""Accounts: users who sign in by e-mail address, through django-allauth."""
