"""Links that leave the site, asked at a server on this machine that answers as the protocols say."""
