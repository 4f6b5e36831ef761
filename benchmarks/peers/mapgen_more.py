"""mapgen: an atlas read once, and the pages of its maps in turn, as many as the third argument says."""

import sys
from itertools import cycle, islice
from pathlib import Path

from mapgen.render.page.page import render_page
from mapgen.workflows.build_site import compose_map
from mapgen.workflows.load_atlas import load

atlas, out, count = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
out.mkdir()
loaded = load(atlas)
for at, spec in enumerate(islice(cycle(loaded.atlas.maps), count)):
    page = render_page(compose_map(loaded, spec), atlas_title="Kentucky")
    (out / f"{at}.html").write_text(page, "utf-8")
