"""What is known about sponsorship for one posting, strongest evidence first."""
