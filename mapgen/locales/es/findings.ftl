# Lo que se halló en un archivo: una frase para cada código, sin punto final. Delante va el lugar, si lo hay.

## Lo que se halló muchas veces
told-often = { $what }; y { $more } más como esto{ $of ->
    [lines] , en las líneas { $others }
    [nothing] {""}
   *[places] : { $others }
}{ $restcount ->
    [0] {""}
   *[other] {" "}…
}

## El archivo
found-refused = { $why }
found-separated = sus celdas están separadas por { $separator ->
    [semicolons] puntos y comas
    [tabs] tabuladores
    [bars] barras
   *[commas] comas
}
found-text-utf-16 = es UTF-16
found-text-utf-16-unmarked = es UTF-16 sin marca al principio
found-text-not-utf-8 = no es UTF-8 y se leyó como { $encoding }
found-title-above-headers = una fila encima de los encabezados dice { $said }
found-headers-again = los encabezados aparecen { $times } { $timescount ->
    [one] vez
   *[other] veces
} más entre las filas
found-lines-numbered-on = las líneas de varios archivos se numeran seguidas, y la primera de cada uno es: { $files }{ $morecount ->
    [0] {""}
   *[other] , y { $more } más
}
found-columns-not-used = columnas no usadas: { $columns }{ $morecount ->
    [0] {""}
   *[other] {" "}y { $more } más
}
found-rest-computed = «{ $choice }» es { $total } menos { $columns }
found-column-parts-contests = { $column } se toma por la contienda, porque separa a los candidatos
found-rows-blank = se pasaron por alto { $rows } { $rowscount ->
    [one] fila en blanco
   *[other] filas en blanco
}
found-undated = no dice cuándo fue la elección; se toman los condados de { $year }, y --date indica otro año
found-office-hides-characters = el nombre del cargo tenía caracteres de control o de dirección, que se omiten

## Celdas
found-counties-empty = en { $counties } { $countiescount ->
    [one] condado
   *[other] condados
} ninguna celda tiene una cifra, y se toman como sin resultados: { $listed }
found-zeros-proven = { $choice }: { $cells } { $cellscount ->
    [one] celda vacía es
   *[other] celdas vacías son
} cero, porque las demás tienen el total entero
found-votes-blank = { $who } en { $place } no tiene número de votos; un condado sin ninguno necesita un 0
found-votes-negative = { $who } en { $place } tiene { $cell } votos; los votos no pueden ser negativos
found-votes-formula = { $who } en { $place } tiene la fórmula { $quoted } en lugar de un número de votos; guarde el archivo con sus valores
found-votes-too-many = { $who } en { $place } tiene { $quoted } votos, más que votantes hay
found-votes-grouped-by-points = { $who } en { $place } tiene { $quoted } votos, que no es un número entero; si el punto separa los millares, escriba { $grouped }
found-votes-not-whole = { $who } en { $place } tiene { $quoted } votos, que no es un número entero
found-votes-a-share = { $who } en { $place } tiene { $quoted } en lugar de un número de votos, y eso es una proporción
found-votes-no-number = { $who } en { $place } tiene { $quoted } votos, que no es un número
found-votes-no-number-more = otras { $more } celdas no son números de votos
found-rows-repeated = { $rows } filas están dos veces; la primera de ellas, { $who } está aquí y en la línea { $first }
found-row-repeated = { $who } está aquí y en la línea { $first }

## Reparaciones
found-repaired-thousands = { $times } { $timescount ->
    [one] número estaba escrito
   *[other] números estaban escritos
} con separadores de millares
found-repaired-decimals = { $times } { $timescount ->
    [one] número entero estaba escrito
   *[other] números enteros estaban escritos
} con decimales («612.0»)
found-repaired-zero = a { $times } { $timescount ->
    [one] código le
   *[other] códigos les
} faltaba el cero inicial
found-repaired-float-code = { $times } { $timescount ->
    [one] código estaba escrito como número decimal
   *[other] códigos estaban escritos como números decimales
} («1001.0»)
found-repaired-long-code = { $times } { $timescount ->
    [one] código estaba escrito
   *[other] códigos estaban escritos
} en la forma larga del Censo
found-repaired-state-code = a { $times } { $timescount ->
    [one] código le
   *[other] códigos les
} faltaban las dos cifras del estado
found-repaired-spaces = { $times } { $timescount ->
    [one] nombre tenía
   *[other] nombres tenían
} espacios delante, detrás o dobles
found-repaired-control = { $times } { $timescount ->
    [one] nombre tenía
   *[other] nombres tenían
} caracteres de control o de dirección, que se omiten

## Lo que se dejó fuera
left-out-rows = { $rows } { $unit ->
    [figures] { $rowscount ->
        [one] cifra
       *[other] cifras
    }
   *[rows] { $rowscount ->
        [one] fila
       *[other] filas
    }
} { $reason ->
    [modes] de una sola forma de votar, junto a una fila de todas
    [level] del nivel { $detail }
    [total] de los votos de todos los candidatos juntos
    [undervote] de votos omitidos
    [overvote] de votos en exceso
    [ballots] de papeletas emitidas
    [exhausted] de papeletas que ya no llevan ningún voto
    [aside] de otros recuentos
    [registered] de votantes inscritos
    [sums] que suman las demás
    [asked] de lugares dejados fuera como se pidió
    [doubled] de una persona con un segundo nombre, con los mismos votos
    [units] de unidades que suman las demás de su condado
   *[unknown] de lugares desconocidos
}
found-left-out = se dejó fuera: { left-out-rows }

## Lugares
elsewhere-offer = { $votescount ->
    [0] {""}
   *[other] {"."} Si es un lugar sin condado, --elsewhere "{ $place }" mantiene sus { $votes } votos en todos los totales
}
found-place-unnamed = una fila sin condado: la fila no nombra ningún condado
found-place-unnamed-unit = { $place }: la fila no nombra ningún condado{ elsewhere-offer }
found-place-unknown = { $place }: no es el nombre de un condado{ $nearcount ->
    [0] {""}
   *[other] ; los más parecidos son { $nearest }
}{ elsewhere-offer }
found-place-ambiguous = { $place }: el nombre puede significar { $meanings }
found-place-unmappable = { $place }: { $reason }
found-place-no-code = { $place }: el código { $written } no son las cinco cifras de un condado
found-place-code-unknown = { $place }: aquí ningún condado tiene el código { $geoid }{ elsewhere-offer }
found-place-two-names = { $place }: el código { $geoid } es de { $county }, pero el nombre { $called } es de { $others }
found-place-named-as-state = { $place }: el código { $geoid } es de { $county }, pero el nombre { $called } es de un estado
found-place-code-unmappable = { $place }: el código { $geoid } es de { $county }, pero { $reason }
found-place-named-as-nothing = { $place }: el código { $geoid } es de { $county }, pero el nombre { $called } no es de ningún condado
found-place-spelled = { $called } está por { $county } ({ $geoid })
found-place-by-elimination = { $called } es { $county } ({ $geoid }), porque el archivo nombra al otro
found-codes-carried = { $change } el { $day }: { $pairs }
found-codes-cannot-be-carried = { $change } ({ $day }; { $source }): los condados cambiaron entre los resultados y los límites, y los votos no pueden repartirse entre los nuevos; use límites del año de la elección
found-counted-with-another = { $geoid } no tiene resultados propios: { $reason }

## Candidatos
found-leave-out-unknown = --leave-out { $called } no es ningún lugar del archivo{ $strangecount ->
    [0] {""}
   *[other] ; lo que allí no es condado ({ $strange }): { $listed }
}
found-place-left-out = { $place } se deja fuera como se pidió: sus { $votes } votos no están en ningún condado ni en ningún total
found-places-left-out = { $many } lugares se dejan fuera como se pidió: sus { $votes } votos no están en ningún condado ni en ningún total: { $named }
found-counties-left-out = dibujados como «sin datos», porque se dejan fuera: { $counties }
found-person-doubled = { $choice } tiene exactamente los votos de { $person } donde están los dos, y se deja fuera allí como la misma persona
found-person-merged = { $choice } se cuenta como { $person }, la misma persona con otro nombre
found-persons-alike = { $first } y { $second } tienen exactamente los mismos votos en todas partes: uno puede repetir al otro; deje fuera uno
found-persons-may-be-one = { $first } y { $second } pueden ser una persona con dos nombres: escríbalos igual si lo son
found-persons-drawn-as-two = { $first } y { $second } pueden ser una persona con dos nombres: se dibujan como dos
found-names-apart = { $first } y { $second } son ambos de { $party }, y ningún condado tiene votos de los dos: parecen una sola persona, escrita de dos maneras
found-lines-added-up = { $choice }: se suman las líneas de { $parties }
found-candidate-unknown = { $called } no es uno de los candidatos ({ $candidates })
found-candidate-missing = no hay ninguna fila de { $choice }
found-nothing-counted = ninguna fila es de un condado y un candidato

## Sumas, huecos y cifras imposibles
found-county-missing = { $place } no tiene ninguna fila
found-line-missing = { $place } no tiene ninguna fila de { $choice }
found-line-short = { $choice } no tiene fila en { $absent } de { $counties } condados; se toma por cero votos
found-total-of-nothing = un total de { $total } es de una línea que ningún condado tiene
found-total-differs = el total de { $choice } es { $total }, los condados suman { $summed } ({ $differencesigned })
found-total-of-all-differs = el total de todos los candidatos es { $total }, los condados suman { $summed } ({ $differencesigned })
found-modes-differ = { $choice } en { $place }: las formas de votar suman { $summed }, su total es { $total }
found-modes-differ-often = en { $places } lugares las formas de votar no suman su total, que es lo que se cuenta: el primero es { $choice } en { $place }, donde suman { $summed } y su total es { $total }
found-mode-is-a-sum = la forma de votar { $mode } es la suma de las demás, que se dejan fuera a su lado
found-mode-may-be-a-sum = la forma de votar { $mode } tiene exactamente los votos de las demás, y puede ser su total: déjela fuera, o llámela TOTAL
found-unit-sums-every-county = se dejó fuera, porque cada una de sus líneas es la suma de las unidades de todos los condados: { $units }
found-unit-is-a-sum = se dejó fuera, porque cada una de sus líneas es la suma de las demás unidades de su condado: { $units }
found-unit-sum-slips = { $slips } de estas { $slipscount ->
    [one] difiere
   *[other] difieren
} de las partes en uno o dos votos: { $units } tiene { $total } para { $choice }, las demás suman { $summed }
found-unit-total-differs = { $units }: el total de { $choice } es { $total }, las demás unidades suman { $summed } ({ $differencesigned })
found-unit-may-be-a-sum = { $units } tiene los votos de las demás unidades de su condado juntas, o casi: puede ser su total, que contaría cada voto dos veces; deje fuera sus filas, o llámela Total
found-row-is-a-sum = la fila { $place } se deja fuera, porque cada una de sus líneas es la suma de todos los condados
found-row-without-county-is-a-sum = la fila sin condado se deja fuera, porque cada una de sus líneas es la suma de todos los condados
found-line-is-a-sum = { $choice } se deja fuera, porque es la suma de todas las demás líneas en cada condado
found-line-may-be-a-sum = { $choice } tiene los votos de todas las demás líneas juntas en cada condado, o casi: puede ser su total; déjela fuera, o llámela Total
found-county-total-differs = { $place }: las líneas suman { $summed }, su total es { $total }
found-county-total-unsaid = { $place }: su total es { $total }, de los cuales { $votes } no están en ninguna línea, más de los que tiene quien va en cabeza: faltan líneas, o el total es de otra cosa y su columna sobra
found-county-totals-larger = en { $counties } { $countiescount ->
    [one] condado
   *[other] condados
} el total del propio archivo es mayor que la suma de sus líneas, en { $votes } votos en total: faltan líneas, o el total cuenta papeletas en blanco (primero { $first }, { $most })
found-expected-unknown = --total { $called } no es uno de los candidatos ({ $candidates })
found-expected-differs = { $choice } suma { $summed }, se da { $expected } ({ $differencesigned })
found-more-votes-than-voters = { $place } tiene { $votes } votos de { $voters } votantes inscritos
found-counties-alike = { $counties } condados tienen exactamente los mismos votos, { $votes } cada uno: { $listed }; el total de todos puede estar en lugar de los suyos
found-county-is-a-sum = { $place } tiene los votos de todos los demás condados juntos, o casi
found-one-precinct = { $place } tiene un solo recinto, el condado mediano { $middle }: pueden faltar los demás
found-county-without-votes = { $place } no tiene votos de nadie
found-no-votes-anywhere = ningún condado tiene un solo voto; si aún no se ha contado nada, lo dice una columna reporting con 0%
found-votes-elsewhere = { $votes } votos de { $place } no pertenecen a ningún condado: están en todos los totales y no dan color a ninguno
found-votes-lost = { $votes } votos del archivo no aparecen en ninguna parte: es un fallo de mapgen, que no dibuja nada de él
found-status-unfinished = las cifras se llaman { $status }, pero { $unfinished } de { $counties } condados no están contados del todo

## Qué se preguntó
found-several-questions = las líneas responden a { $questions } preguntas ({ $answers }), y un mapa muestra una
found-question-and-people = junto a las respuestas { $yes } y { $no } hay otras líneas ({ $others }): dos contiendas en una
found-answer-twice = las líneas { $lines } son la misma respuesta con varias palabras: súmelas en una sola línea
found-overvotes-too-many = junto a { $choice } solo está { $over }, con { $votes }: demasiados para ser votos en exceso, de modo que puede ser una respuesta
found-answer-alone = { $choice } es una respuesta, y falta la otra
found-nobody-else-stood = no hay ninguna línea junto a { $choice }: no se presentó nadie más, o el archivo no tiene a todos
found-kind-does-not-fit = --kind { $kind } requiere { $kind ->
    [measure] dos respuestas como Yes y No
    [retention] dos respuestas como Yes y No
    [uncontested] un solo candidato
    [ranked] el número de la ronda, por ejemplo --round 1
   *[candidates] que no haya rondas
}; las líneas son { $lines }
found-more-votes-than-ballots = hay más votos que papeletas en { $counties } { $countiescount ->
    [one] condado
   *[other] condados
} ({ $first }: { $votes } votos, { $ballots } papeletas): si se podía elegir a varios, --kind approval lo dice, o en un atlas "kind": "approval" en la descripción de la contienda; si no, algo se cuenta dos veces
found-ballots-not-known = las proporciones son de papeletas, y no todos los condados tienen una línea de papeletas emitidas con bastantes, o hay votos que no son de ningún condado
found-needs-of-law = se toma --needs { $needs }, como lo dispone la ley de { $state }; --needs plurality dice que basta con tener más votos

## Cuánto se ha contado
found-reporting-ignored = { $columns } se deja aparte como se pidió: cada condado se dibuja como contado del todo
found-reporting-below-one = las cifras de { $column } son todas 1 o menos, y pueden ser fracciones o porcentajes; escríbalas con signo de porcentaje, o nombre la unidad: --reporting fraction, o en un atlas "reporting": "fraction" en la descripción de la contienda, o percent
found-reporting-above-one = las cifras de { $column } pasan de 1, y este formato escribe fracciones; escríbalas con signo de porcentaje, o nombre la unidad: --reporting fraction, o en un atlas "reporting": "fraction" en la descripción de la contienda, o percent
found-reporting-no-share = { $place } tiene { $written } contado, que no es una proporción
found-reporting-no-part = { $place } tiene '{ $reported } de { $precincts } recintos' contados, que no es una proporción
found-reporting-contradicts = { $place } tiene { $written } contado, y '{ $reported } de { $precincts } recintos' contados, que es el { $percent } por ciento
found-reporting-twice = { $place } tiene aquí el { $percent } por ciento contado y el { $earlier } en la línea { $first }
reporting-share = { $column }, tomado como { $unit ->
    [fraction] una fracción (1 es todo)
   *[percent] un porcentaje (100 es todo)
}{ $of ->
    [votes] {" "}de los votos esperados
   *[precincts] {""}
}
found-reporting-taken = cuánto se ha contado: { $way ->
    [both] { $reported } de { $precincts }; donde no los hay, { reporting-share }
    [precincts] { $reported } de { $precincts }
   *[share] { reporting-share }
}
found-reporting-not-understood = la columna { $column } puede decir cuánto se ha contado, y no se entiende: escríbala como reporting (porcentaje), o como precincts_reporting y precincts_total; o déjela aparte, --reporting ignore, o en un atlas "reporting": "ignore" en la descripción de la contienda
found-reporting-set-aside = la columna { $column } puede decir cuánto se ha contado, y no se entiende y se deja aparte como se pidió

## Límites
source-census = los límites de los condados de { $year } de la Oficina del Censo{ $edition ->
    [fine] {" "}(1:500.000)
    [carried] {" "}con lo que cambió hasta 2023, simplificados
   *[other] {""}
}{ $coarse ->
    [planning-regions] ; las líneas entre las regiones de planificación son toscas (1:10.000.000)
    [census-areas-of-2019] ; las líneas entre las áreas censales creadas en 2019 son toscas (1:10.000.000)
   *[other] {""}
}
found-boundaries-chosen = { source-census }, para una elección de { $election }
found-areas-by-names = ningún campo tiene códigos de condados; se hallaron por sus nombres en { $field }
found-names-official = los condados se llaman como los llama la Oficina del Censo, no según un campo del archivo
found-records-put-together = se reunieron varios registros de una misma área: { $areas }{ $morecount ->
    [0] {""}
   *[other] {" "}y { $more } más
}
found-no-names = ningún campo tiene nombres; los condados se llaman por sus códigos
found-keys-lost-zeros = a { $times } códigos de { $field } les faltaba el cero inicial
found-names-hide-characters = { $times } { $timescount ->
    [one] nombre tenía
   *[other] nombres tenían
} caracteres de control o de dirección, que se omiten
found-outline-mended = { $place } tenía un contorno que se cruzaba a sí mismo; corregido
found-borders-made-to-meet = { $counties } condados no compartían exactamente sus límites con sus vecinos; se hicieron coincidir, lo que no movió ninguno más de { $metres } m
found-shapefile-no-cpg = no tiene .cpg: su texto se leyó como { $encoding }
found-shapefile-strange-cpg = tiene un .cpg que no nombra ninguna codificación conocida ({ $written }): su texto se leyó como { $encoding }
found-shapefile-no-prj = no tiene .prj: sus coordenadas se tomaron por { $system }, como las de la Oficina del Censo
found-no-reference-system = no nombra ningún sistema de referencia: se supuso WGS84
found-strange-reference-system = su crs no es nombre ni código de un sistema de referencia conocido y se omitió: se supuso WGS84
found-datum-assumed = está en { $system }, que nombra un elipsoide y ningún dátum: se supuso NAD83
found-layer-left-out = su capa { $layer } tiene puntos o líneas y se omitió
