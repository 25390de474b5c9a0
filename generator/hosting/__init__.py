"""What hosts are told about a tree: headers, redirects, limits. Pure: names and sizes in, files out."""
