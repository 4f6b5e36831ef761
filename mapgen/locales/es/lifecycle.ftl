# Un atlas después de su primera construcción: qué cambió desde que se describió, y qué escribió de nuevo una orden.

## Descripciones
found-file-changed = ha cambiado desde que se describió ({ $now } bytes ahora, { $then } entonces) y se lee tal como está; `mapgen describe { $folder }` lo describe de nuevo
found-file-described = se describe por primera vez: { $now } bytes
found-file-described-anew = se describe de nuevo: { $now } bytes, antes { $then }
found-total-described-anew = { $choice } se describe de nuevo: { $now } votos, antes { $then }

## Actualizaciones
found-no-longer-described = { $field } era de las columnas del archivo anterior y ya no se describe
found-still-certified = { $contest } sigue llamándose certificada, con otras cifras que antes; --status dice qué son
found-kept-as-written = { $options } no cambió nada: lo que dicen el atlas y sus descripciones se queda
found-headline-by-hand = el mapa { $slug } tiene un titular que alguien escribió: «{ $headline }»; vea si aún vale
update-unreadable = Los resultados anteriores no se podían leer; estos son los nuevos, junto a ninguno.
update-places = Otros votos en { $count ->
    [0] ningún condado.
    [one] 1 condado.
   *[other] { $n } condados.
}
update-status = El estado de { $contest } es { $status }.
update-nothing = Nada ha cambiado: los resultados son los que el atlas tiene.

## Dos versiones de un archivo
diff-headline = titular: «{ $old }» es ahora «{ $new }»
diff-headline-same = titular: «{ $headline }», como antes
diff-winner = ganador: { $place }: { $old } antes, { $new } ahora
diff-class = clase: { $place }: { $old } antes, { $new } ahora
diff-counties = { $count ->
    [0] Ningún condado ha cambiado.
    [one] 1 condado ha cambiado.
   *[other] { $n } condados han cambiado.
}
diff-same = Nada ha cambiado.
