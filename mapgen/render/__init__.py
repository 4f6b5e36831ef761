"""Models to text and bytes. Nothing here touches the disk or a table."""
