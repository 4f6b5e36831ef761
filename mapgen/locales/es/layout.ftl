# Lo que deja fuera el propio dibujo, y la tabla cuando los condados son demasiados.

## $counties es una lista de nombres de condados.
islets-unseen = Los islotes de { $counties } demasiado pequeños para verse a la escala del mapa y alejados del resto quedan fuera de su marco.
table-caption-brief = { $title }, { $year }: votos de las principales candidaturas, por condado.
