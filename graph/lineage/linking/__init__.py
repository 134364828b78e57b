"""What joins a sentence of one document to one of another: terms, objects, carriers, kinds, links."""
