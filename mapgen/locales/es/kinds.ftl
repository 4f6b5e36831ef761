# En qué quedó cada clase de votación. $leader, $second y $measure son nombres como los tiene la papeleta; las cifras
# llegan ya escritas. Nadie ha ganado una consulta, una ronda, una elección sin rival ni por debajo de lo necesario.

contest-round = { $title }, ronda { $round }
unopposed = { $leader }, sin rival
unopposed-votes = { $leader } sin rival, { $votes }

## En qué quedó: oraciones sin punto final
verdict-won = { $leader } ganó en { $place } con el { $share }
verdict-leading = { $leader } va por delante en { $place } con el { $share }
verdict-passed = { $measure } se aprobó en { $place } con el { $share } a favor
verdict-failed = { $measure } no se aprobó en { $place }, con el { $share } a favor
verdict-retained = { $measure }: sigue en el cargo en { $place } con el { $share } a favor
verdict-not-retained = { $measure }: no sigue en el cargo en { $place }, con el { $share } a favor
verdict-answering = { $measure }: { $share } a favor en { $place } por ahora
verdict-needed = { $verdict }; hacía falta el { $needed }
verdict-tied = { $measure } terminó en empate en { $place }, con { $votes } por cada respuesta
verdict-unopposed = { $leader } no tuvo rival en { $place }
verdict-runoff = sin mayoría en { $place }: { $leader } ({ $share }) y { $second } ({ $secondshare }) van a una segunda vuelta
verdict-runoff-open = sin mayoría en { $place }: { $leader } quedó por delante con el { $share }, y habrá una segunda vuelta
verdict-short = { $leader } quedó por delante en { $place } con el { $share }, por debajo del { $needed } necesario
verdict-ahead-in-round = { $leader } quedó por delante en la ronda { $round } en { $place } con el { $share }
verdict-won-in-round = { $leader } ganó en { $place } en la ronda { $round } con el { $share }
verdict-most-approved = { $of ->
    [ballots] { $leader } obtuvo más votos que nadie en { $place }, en el { $share } de las papeletas
   *[votes] { $leader } obtuvo más votos que nadie en { $place }, el { $share } de todos los votos
}
verdict-turnout = votó el { $share } de los votantes registrados en { $place }
most-votes-in = Donde más votos hubo fue en { $counties }, { $n }.

## Lo que hay que saber de cada clase
definition-kind = { $kind ->
    [measure] Aprobada o no
    [retention] Sigue en el cargo o no
    [uncontested] Sin rival
    [ranked] Ronda
    [approval] Varias opciones
    [turnout] Participación
   *[candidates] Lo que hace falta
}
definition-question-text = Los votos de toda la zona se cuentan juntos, y { $needed } de ellos tienen que ser a favor. Un condado no decide nada por sí solo; su color muestra qué respuesta tuvo allí más votos.
definition-uncontested-text = Solo se presentó una candidatura, así que no hay margen, y todos los condados con votos llevan el mismo color.
definition-round-text = Se votó ordenando las candidaturas. El mapa muestra la ronda { $round }: los votos son los que cada candidatura tenía entonces, después de los traspasos de las rondas anteriores, y los porcentajes son de esos votos.
definition-approval-text = Se podían elegir varias candidaturas. { $of ->
    [ballots] Los porcentajes y márgenes son de las papeletas, de modo que todos juntos suman más del 100 por ciento.
   *[votes] Aquí no se sabe cuántas papeletas hubo: los porcentajes y márgenes son de todos los votos, no de los votantes.
}
definition-runoff-text = No basta con tener más votos que nadie: { $needed } de todos los votos tienen que ser para una candidatura. Un condado no decide nada por sí solo; su color muestra quién tuvo allí más votos.
needed-majority = más de la mitad
needed-share = al menos el { $share }
definition-led = Más votos
definition-led-text = La línea de la papeleta con más votos en un condado; eso no decide nada por sí solo.
