"""Pages about the Coalition that staff write, with the menu and the directory of members."""
