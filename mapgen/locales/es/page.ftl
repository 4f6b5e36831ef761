# Todas las palabras que ve quien lee un mapa en español. Las cifras llegan ya escritas; los recuentos llegan como números
# y eligen la forma.

list-comma = { ", " }
list-last = { $before } y { $last }

## Zonas
county-full = { $area ->
    [county] Condado de { $name }
    [parish] Parroquia de { $name }
    [borough] Borough de { $name }
    [census-area] Área censal de { $name }
    [municipality] Municipalidad de { $name }
    [city-and-borough] Ciudad y borough de { $name }
    [city] Ciudad de { $name }
    [municipio] Municipio de { $name }
    [planning-region] Región de planificación de { $name }
    [district] Distrito de { $name }
    [island] Isla { $name }
    [state] { $name } (todo el estado)
   *[unknown] { $name }
}
counties = { $n } { $count ->
    [one] condado
   *[other] condados
}
state-total = { $place }, todos los condados
state-total-and-elsewhere = { $place }, todos los votos
in-no-county = en ningún condado
votes-in-no-county = { $n } { $count ->
    [one] voto
   *[other] votos
} en ningún condado

## Resultados
tie = Empate
no-votes = Sin votos
no-results = Sin resultados todavía
no-data = Sin datos
status-certified = Certificado
status-unofficial-complete = No oficial, completo
status-unofficial-partial = No oficial, incompleto
status-final = Recuento terminado
status-partial = Recuento sin terminar

## Márgenes
winner-margin = { $winner } +{ $points }
by-votes = { $winner } por { $votes } { $count ->
    [one] voto
   *[other] votos
}
points = { $points } puntos

## Página
status-line = { $title }, { $date }. Resultados: { $status }.
status-line-unstated = { $title }, { $date }.
skip-to-table = Ir a la tabla de todos los condados
all-maps = Todos los mapas
pick-county = Buscar un condado
legend-counties = Condados
legend-votes = { $of ->
    [registered] Votantes registrados
   *[votes] Votos emitidos
}
bin = { $low }–{ $high } puntos
bin-last = { $low } puntos o más
bins-defined = Cada condado lleva el color del candidato con más votos, más intenso cuanto mayor es el margen. Un tramo incluye su límite inferior y no el superior: { $low }–{ $high } es al menos { $low } y menos de { $high } puntos.
colour-single = Quien ganó pocos condados lleva allí un solo color, sea cual sea el margen.
colour-textures = Donde los colores solos se confundirían, llevan encima una trama.
states = Hasta dónde llega el recuento
states-text = Un condado cuyo recuento no ha terminado lleva el color de quien va por delante, bajo una trama.
column-counted = Escrutado
bars-heading = { $title }: dónde están los votos
split-heading = La división: { $title }
split-caption = Votos por tipo de condado. Primero se suman los votos, después se calculan los porcentajes.
split-group = Condados
split-lead = Ventaja
split-all = { $of ->
    [ballots] Papeletas
    [registered] Votantes registrados
   *[votes] Todos los votos
}
split-won = { $tense ->
    [counting] Condados en que va por delante
    [led] Condados con más votos
    [unopposed] Condados con más votos
   *[counted] Condados ganados
}
table-heading = Los { $n } condados
table-caption = { $kind ->
    [measure] { $title }, { $year }: votos y porcentaje de cada respuesta, por condado.
    [retention] { $title }, { $year }: votos y porcentaje de cada respuesta, por condado.
    [turnout] { $title }, { $year }, por condado.
   *[candidates] { $title }, { $year }: votos y porcentaje de cada candidatura, por condado.
}
column-county = Condado
column-winner = { $tense ->
    [counting] Quién va por delante y margen
    [led] Más votos y margen
    [unopposed] Más votos
   *[counted] Ganador y margen
}
column-total = { $of ->
    [ballots] Papeletas
    [registered] Votantes registrados
   *[votes] Todos los votos
}
column-change = Porcentaje de { $who } desde { $then }, puntos
column-shift = Ventaja de { $who } desde { $then }, puntos
notes-heading = Cómo leer este mapa
definitions-heading = Definiciones
sources-heading = Fuentes
caveats-heading = Advertencias
downloads-heading = Llevarse los datos
download-csv = Tabla (CSV)
download-geojson = Mapa con datos (GeoJSON)
download-svg = Dibujo (SVG)
change-since = { $who }, de { $then } a { $year }
carried-lost = perdido desde { $then }, cuando ganó { $winner }
carried-gained = ganado desde { $then }, cuando ganó { $winner }
definition-winner = Ganador
definition-winner-text = Quien tiene más votos; no hace falta mayoría absoluta.
definition-margin = Margen
definition-margin-text = Los votos del primero menos los del segundo, como porcentaje de { $of ->
    [ballots] las papeletas del condado.
   *[votes] todos los votos emitidos en el condado, contando juntas las { $lines } líneas de la papeleta.
} Los tramos incluyen su límite inferior: «5–10» es al menos 5 y menos de 10 puntos.
definition-change = Cambio desde { $then }
definition-change-text = El porcentaje de { $who } en { $year } menos el de { $before } en { $then }, en puntos porcentuales.
definition-shift-text = La ventaja de { $who } sobre su rival más fuerte en { $year } menos la de { $before } en { $then }, en puntos porcentuales.
definition-two-way = Los porcentajes y ventajas de la comparación son solo de los votos de las dos candidaturas principales, porque las demás líneas no se cuentan igual en ambos años.
definition-rounding = Redondeo
definition-rounding-text = Las cifras se redondean solo al mostrarlas; un porcentaje nunca se redondea a 0 ni a 100.
definition-projection = Proyección
definition-projection-text = Cónica equivalente de Albers ajustada a { $place }; los bordes se simplifican como mucho medio píxel a una anchura de 1000.
source-of = { $title }, { $year } ({ $status ->
    [certified] certificado
    [unofficial-complete] no oficial, completo
    [not-stated] carácter no indicado
   *[unofficial-partial] no oficial, incompleto
})
source-boundaries = Límites
source-attributes = Atributos
source-cities = Ciudades

## Portada
index-heading = Los mapas
index-state = El resultado
index-sources = Fuentes y estado
made-with = Hecho con mapgen { $version }
index-candidate = { $kind ->
    [measure] Respuesta
    [retention] Respuesta
    [turnout] Participación
   *[candidates] Candidatura
}
index-votes = { $kind ->
    [turnout] Número
   *[candidates] Votos
}
index-share = Porcentaje
