"""The national vision, its areas, and by when every municipality has its omgevingsplan."""
