"""Editing in the browser: the page `/admin/`, its forms and the program of others that shows them."""
