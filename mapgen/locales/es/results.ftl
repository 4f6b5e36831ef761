# Palabras de los mapas y los informes hechos de un archivo de resultados que ningún atlas describe.

undated = fecha no indicada
status-not-stated = Carácter no indicado
the-nation = Estados Unidos

## Títulos de las elecciones
contest-primary = Primarias { $office } { $party }
contest-general = Elecciones { $office }
contest-named = { $office }
contest-named-primary = { $office }, primarias { $party }
contest-district = { $title }, distrito { $district }
contest-unknown = { $kind ->
    [measure] Consulta popular
    [retention] Permanencia en el cargo
    [turnout] Participación
   *[other] Votos por condado
}
headline-won = { $leader } ganó en { $place }
headline-most = { $leader } obtuvo más votos que nadie en { $place }

## El informe de `mapgen check`
check-title = Revisión de { $file }
check-verdict-ok = Sin errores: este archivo se puede dibujar.
check-verdict-error = { $count ->
    [one] Un error: este archivo no se puede dibujar tal como está.
   *[other] { $n } errores: este archivo no se puede dibujar tal como está.
}
check-file = El archivo
check-layout = Formato
check-rows = Filas
check-rows-text = { $read } leídas, { $used } usadas
check-figures-text = { $read } leídas, { $used } cifras usadas
check-left-out = Sin usar
check-contest = Elección
check-kind = Clase
check-kind-text = { $kind ->
    [measure] Consulta: { $yes } o { $no }
    [retention] Permanencia en el cargo: { $yes } o { $no }
    [uncontested] Una candidatura, sin rival
    [ranked] Voto preferencial, ronda { $round }
    [approval] Varias opciones por votante
    [turnout] Participación
   *[candidates] Candidaturas
}{ $needs ->
    [no] {""}
    [majority] ; hace falta mayoría
   *[share] ; hace falta el { $needed }
}
check-result = Resultado
check-counties = Condados
check-counties-text = { $matched } reconocidos, { $missing } ausentes, { $unknown } desconocidos
check-counted = Recuento
check-counted-text = { $final } terminados, { $partial } en parte, { $none } sin datos todavía
check-boundaries = Límites
check-totals = Votos
check-candidate = Candidatura
check-votes = Votos
check-share = Porcentaje
check-all = Todos los votos
check-findings = Hallazgos
ledger-heading = Adónde fue cada voto
ledger-drawn = en condados
ledger-as-one = en { $place }, dibujado como un solo territorio
ledger-elsewhere = { $place }, en ningún condado
ledger-counted = todos los votos
ledger-left-out = no se cuenta: { $what }
ledger-source = en el archivo
check-severity = Tipo
check-place = Dónde
check-what = Qué
check-error = Error
check-warning = Aviso
check-note = Nota
check-signed = Revisado por
check-signed-on = Fecha
