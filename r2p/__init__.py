"""The site itself: settings, URLs, home and region pages, errors, sitemaps."""
