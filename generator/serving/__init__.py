"""The preview for editors: a living process that shows the site as it stands in the files at this moment."""
