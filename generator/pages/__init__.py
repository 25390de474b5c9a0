"""Every page is decided here, as frozen data, before any is rendered."""
