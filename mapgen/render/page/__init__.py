"""A map's page: the document around the folium map, its styles and scripts."""
