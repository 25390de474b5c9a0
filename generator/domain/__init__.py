"""The words of the field as types: frozen, without behaviour beyond their own meaning."""
