"""What several products stand on: templates, styles, figures, the layout of sheets and embeds. It knows no product."""
