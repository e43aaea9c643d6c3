"""WHAT IS ON OFFER: routines as a list shows them, known without reading their files."""
