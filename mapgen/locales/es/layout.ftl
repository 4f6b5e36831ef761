# Lo que el propio dibujo deja fuera.

## $counties es una lista de nombres de condados.
islets-unseen = Los islotes de { $counties } demasiado pequeños para verse a la escala del mapa y alejados del resto quedan fuera de su marco.
