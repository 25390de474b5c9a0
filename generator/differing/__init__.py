"""What changes for readers between two publications of a site: told, and put into words."""
