"""Links that leave the site: asked at their servers, slowly and seldom, and told by what was answered."""
