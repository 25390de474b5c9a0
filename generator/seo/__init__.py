"""What search engines, feed readers and programs read: derived from the same plan and lists as the pages."""
