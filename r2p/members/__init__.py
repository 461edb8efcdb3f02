"""Members: users' memberships in organizations, and the staff's groups."""
