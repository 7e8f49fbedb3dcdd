"""A folium map made into one file that asks nobody for anything; it knows no island."""
