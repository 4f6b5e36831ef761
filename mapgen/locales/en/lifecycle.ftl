# An atlas after its first build: what changed since it was described, and what a command wrote anew.

## Descriptions
found-file-changed = it has changed since it was described ({ $now } bytes now, { $then } then) and is read as it is; `mapgen describe { $folder }` describes it anew
found-file-described = is described for the first time: { $now } bytes
found-file-described-anew = is described anew: { $now } bytes, before { $then }
found-total-described-anew = { $choice } is described anew: { $now } votes, before { $then }
