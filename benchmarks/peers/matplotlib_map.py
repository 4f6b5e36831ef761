"""GeoDataFrame.plot, saved as an image."""

import matplotlib as mpl

mpl.use("agg")
import matplotlib.pyplot as plt
from common import OUT, counties

areas = counties().to_crs(5070)
figure, axes = plt.subplots(figsize=(10, 5))
areas.plot(color=areas["colour"].replace("nan", "#cccccc"), edgecolor="white", linewidth=0.3, ax=axes)
axes.set_axis_off()
figure.savefig(OUT, dpi=100)
