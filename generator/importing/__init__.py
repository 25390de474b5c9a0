"""Other people's files become the snapshot here. Nothing is fetched; what is not understood is reported."""
