"""Small widgets that know nothing of archives or newspapers."""
