"""Building and serving the site."""
