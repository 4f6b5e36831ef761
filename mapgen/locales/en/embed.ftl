# Words of the embedded map, the images, the codes to paste, and what stands beside the downloads.

embed-figures = Figures
embed-page = All figures, sources and definitions
