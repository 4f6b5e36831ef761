# Un atlas después de su primera construcción: qué cambió desde que se describió, y qué escribió de nuevo una orden.

## Descripciones
found-file-changed = ha cambiado desde que se describió ({ $now } bytes ahora, { $then } entonces) y se lee tal como está; `mapgen describe { $folder }` lo describe de nuevo
found-file-described = se describe por primera vez: { $now } bytes
found-file-described-anew = se describe de nuevo: { $now } bytes, antes { $then }
found-total-described-anew = { $choice } se describe de nuevo: { $now } votos, antes { $then }
