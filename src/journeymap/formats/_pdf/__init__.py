"""What the PDF format is made of: text, ink, pictures, paper, and the document around them."""
