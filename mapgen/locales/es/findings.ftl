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
found-row-is-a-footer = la última fila no es de ningún condado: dice que la tabla tiene { $rows } { $rowscount ->
    [one] fila
   *[other] filas
}, y las tiene
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
found-row-is-of-shares = { $place } tiene porcentajes y no votos, y se deja fuera
found-rows-of-zeros = { $rows } { $rowscount ->
    [one] fila de una unidad que está dos veces dice 0 y no cuenta
   *[other] filas de unidades que están dos veces dicen 0 y no cuentan
} junto a sus votos
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
found-city-in-county = { $place } es una parte de { $county } que cuenta por su lado: sus { $votes } votos se dibujan allí
found-state-as-one = { $by ->
    [house-district] { $place } cuenta por distrito de la Cámara estatal y se dibuja como un solo territorio
    [row] el archivo tiene { $place } solo como un todo, y se dibuja como un solo territorio
    [sum] { $place } viene dado por { $units } lugares que no son condados; suman la fila del propio estado, y se dibuja como un solo territorio
   *[asked] { $place } se dibuja como un solo territorio como se pidió, con la suma de sus { $units } lugares
}
found-state-lacks-units = { $place } no puede dibujarse como un solo territorio, porque no está todo ({ $units }); --leave-out { $code } dibuja los demás
found-state-units-differ = { $place } no puede dibujarse como un solo territorio, porque la fila del propio estado tiene { $total } { $of ->
    [all] para todos
   *[one] para { $choice }
} y sus lugares suman { $summed }; --leave-out { $code } dibuja los demás
found-state-units-unsure = { $place } viene dado por { $units } lugares que no son condados, y nada dice que sean todos; si lo son, --whole { $code } lo dibuja como un solo territorio, y si no --leave-out { $code } dibuja los demás
found-whole-alone = --whole { $state }: un mapa de un estado muestra sus condados; solo uno de varios puede tener un estado como un solo territorio
found-whole-unknown = --whole { $state } no es ningún estado de este mapa

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
found-candidate-by-last-name = { $called } se toma por { $choice }: ningún otro candidato puede llamarse así
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
found-row-may-be-a-subtotal = { $rows } tiene exactamente los votos de otras filas de la línea juntas: puede ser su subtotal, que contaría cada voto dos veces; omita la fila o indique de qué es
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

## Lo que acaba una lectura: una frase, y qué hacer
found-file-empty = { $file } está vacío
found-no-layout = { $file } no está en ningún formato de resultados que mapgen conozca
    .fix = Una tabla de resultados tiene una fila de encabezados, una columna con nombres de condados o códigos de cinco cifras, y las columnas candidate y votes o una columna de votos para cada candidato; docs/your-data.md muestra ambas.
found-headers-are-figures = la primera fila tiene cifras y por eso no es una fila de encabezados: { $headers }
found-headers-are-one-cell = la primera fila es una sola celda, quizá un título encima de los encabezados; borre lo que está encima: { $headers }
found-headers-lack = no hay { $what ->
    [candidates] columna de candidatos
    [votes] columna de votos
    [counties] columna de condados
    [rows] fila después de los encabezados
   *[a-full-set] un juego completo de columnas
}
found-headers-are = los encabezados son { $headers }
found-layout-not-drawn = { $file } { $why }
found-no-columns-of-votes = { $file } no tiene columnas de las que se sepa que son los votos de una contienda
    .fix = Si aun así son votos, indique las columnas: --votes 'Ames,Boyd'.
found-column-no-votes = { $column } { $why ->
    [sum] es la suma de otras
    [percentages] tiene porcentajes: en cada fila suman cerca de 100
    [alone] es la única que podría ser de votos, y una contienda tiene varias
    [larger] es mayor que todas las demás juntas en cada fila, y no está escrita como ellas
    [beside] está junto a columnas que un total suma, y no pertenece a ninguna suma así
    [header] tiene un encabezado que habla de otra cosa que los votos de un candidato
    [modes] lleva el nombre de una forma de votar: cuenta votantes, y no los votos de una candidatura
    [fractions] tiene números que no son enteros
   *[parties] lleva solo el nombre de un partido, y nada dice que sean votos: puede contar votantes inscritos
}
found-header-twice = { $file } tiene dos columnas con el mismo encabezado, y no se puede saber cuál vale
    .fix = Cambie el nombre de una de ellas, u omítala.
found-header-of-column = la columna { $column } es { $header }
found-no-such-column = { $file } no tiene la columna { $column }
    .fix = --votes nombra columnas; hay { $columns }.
found-table-not-whole = { $file } no es una tabla entera
    .fix = { $fault ->
        [quotes] Unas comillas se abren y no se cierran, o el archivo está cortado.
        [short] La línea está cortada: obtenga el archivo de nuevo, u omita la línea.
       *[wide] Una celda que contiene una coma necesita comillas.
    }
found-row-ragged = la línea tiene { $cells } { $cellscount ->
    [one] celda
   *[other] celdas
}, el encabezado tiene { $width }
found-rows-too-many = { $file } tiene más de { $most } filas de { $columns } { $columnscount ->
    [one] columna
   *[other] columnas
}
    .fix = { fix-one-contest }
found-too-many-held = { $file } contiene más de { $most } { $what ->
    [places] lugares y líneas
    [contests] contiendas
   *[characters] caracteres de nombres
}, lo que no tiene ninguna tabla de resultados por condado
    .fix = { fix-one-contest }
fix-one-contest = Reduzca el archivo a una contienda.
found-limit-here = aquí se alcanza el límite
found-name-too-long = { $file } tiene un nombre de más de { $most } caracteres
    .fix = Acórtelo, o vea si falta una comilla.
found-county-name-too-long = { $file } llama a un condado con un nombre de más de { $most } caracteres
    .fix = Acórtelo: ninguna tabla de resultados puede nombrar ese condado.
found-name-here = está aquí
found-row-too-short = la línea { $line } tiene { $cells } celdas, los encabezados tienen { $needed }
    .fix = El archivo está cortado, o una fila está rota.
found-columns-under-differ = { $file } tiene a sus candidatos encima de los modos de votación, y no todos tienen los mismos
    .fix = Escriba el nombre de cada candidato encima de la primera de sus columnas, y termínelas con su total.
found-columns-under-others = las columnas bajo { $choice } son { $columns }, las de { $other } { $others }
found-figures-below-nobody = la línea { $line } tiene cifras bajo ningún candidato
    .fix = Escriba el nombre del candidato encima de cada columna.
found-layout-unread = El formato { $layout } en { $file } no se puede leer: { $why ->
    [no-steps] sus registros no tienen pasos
    [no-role] { $what } no es ningún papel: { $roles }
    [no-pattern] { $what } no es una expresión regular: { $said }
    [group-no-role] { $what } tiene un grupo que no es ningún papel: { $roles }
   *[other] { $said }
}
    .fix = docs/layouts.md tiene todos los campos.

## Archivos y en qué vienen
found-columns-too-many = { $file }: { $columns } columnas son demasiadas
found-web-page = { $file } es una página web, no una tabla
    .fix = Obtenga el archivo al que enlaza la página; un enlace que pide contraseña da la página de la contraseña.
found-no-table = { $file } no es una tabla: sus primeros bytes son { $start }
    .fix = mapgen lee CSV, .xlsx, .xls, .ods, .parquet, .json y .xml, también dentro de .gz y .zip.
found-line-too-long = { $file } tiene una línea de más de { $most } bytes, lo que no tiene ninguna tabla de resultados
found-text-broken = { $file } empieza como texto { $encoding } y no lo es
    .fix = Obténgalo de nuevo, o guárdelo como UTF-8.
found-file-blank = { $file } está vacío: no contiene más que líneas en blanco
found-table-of-one-cell = { $file } no es una tabla: su primera línea tiene una sola celda
    .fix = Los resultados necesitan una fila de encabezados separados por comas, punto y coma o tabuladores.
found-excerpt = { $said }
found-reader-says = { $said }
found-memory-short = { $file } necesita para leerse más memoria de la que hay
    .fix = Reduzca el archivo a una contienda, o guárdelo como CSV.
found-no-rows = { $file } tiene una fila de encabezados y nada después
found-blank-rows-too-many = { $file } empieza con más de { $most } filas en blanco
    .fix = Bórrelas.
found-unpacks-too-far = { $file } se descomprime a más de { $megabytes } MB desde { $packed } bytes
    .fix = Eso no es una tabla de resultados; descomprímalo usted si confía en él.
found-zip-empty = { $file } es un zip sin ningún archivo
    .fix = { fix-fetch-again }
found-zip-damaged = { $file } es un zip o un libro cortado o dañado: { $said }
    .fix = { fix-fetch-again }
found-file-damaged = { $file } está cortado o dañado{ $said ->
    [nothing] {""}
   *[other] : { $said }
}
    .fix = { fix-fetch-again }
fix-fetch-again = Obténgalo de nuevo.
found-file-unreadable = { $file } no se puede leer: { $said }
    .fix = { $kind ->
        [pipe] Envíelo por la entrada estándar, y nombre «-»: command | mapgen … -
        [folder] Nombre el archivo de resultados que contiene.
       *[file] {""}
    }
found-input-closed = La entrada estándar está cerrada
    .fix = Envíe por ella los resultados, o nombre su archivo.
found-name-of-no-file = { $called } no es el nombre de un archivo
found-input-beside-files = La entrada estándar no se puede leer junto con archivos
    .fix = Guárdela en un archivo.
found-files-too-many = Más de { $most } archivos son demasiados para leerlos juntos
found-tables-none-like = { $file } contiene { $tables } tablas{ $tablescount ->
    [0] {""}
   *[other] , y ninguna como { $pattern }
}
    .fix = { fix-endings }
fix-endings = Una tabla termina en { $endings }.
found-not-read-together = { $file } no se puede leer junto con { $other }
    .fix = Léalos uno por uno.
found-layout-of-file = { $called }: { $layout }
found-votes-in-two-files = { $file }: los mismos votos parecen estar en dos de ellos
    .fix = Nombre solo los que van juntos; --table '*precinct*' toma algunos de una carpeta o de un zip.
found-stands-in-two-files = { $place } está en { $first } y en { $second }
found-tables-in-zip = { $file } contiene { $tables } tablas{ $wanted ->
    [nothing] {""}
   *[other] , y { $fitting } con el nombre { $wanted }
}
    .fix = { $way ->
        [several] Nombre una con --table, o léalas como una con --table '*'.
        [zip-in-zip] No se mira dentro de un zip en otro zip: descomprima el de fuera.
       *[none] { fix-endings }
    }
found-zip-list-too-long = { $file } tiene una lista de archivos de más de { $megabytes } MB
    .fix = { fix-unpack }
found-zip-files-too-many = { $file } contiene { $files } archivos; se miran hasta { $most }
    .fix = { fix-unpack }
found-zip-file-twice = { $file } contiene un archivo más de una vez
    .fix = { fix-unpack }
fix-unpack = Descomprímalo usted si confía en él, y nombre la tabla.
found-zip-locked = { $file } está protegido con una contraseña
    .fix = Descomprímalo primero.
found-zip-packed-oddly = { $file } está comprimido de un modo raro (método { $method }), que no se lee
    .fix = Descomprímalo, y nombre la tabla.
found-zip-leads-out = { $file } contiene archivos que quedarían fuera de su carpeta, lo que no hace ningún zip honrado
    .fix = No se descomprimió nada. Pregunte a quien lo envió.
found-json-not-read = { $file } no es JSON que se lea
    .fix = Obténgalo de nuevo si se cortó, o guarde la tabla como CSV, que se lee fila por fila.
found-json-cells-too-many = { $file } da una tabla de { $columns } columnas y más de { $most } celdas
    .fix = Omita los campos que no hacen falta, o guarde la tabla como CSV.
found-json-fields-too-many = { $file }: sus registros tienen más de { $most } campos distintos
    .fix = Se lee un registro por condado y candidato; los nombres de los condados son valores, no campos.
found-no-list-of-records = { $file } no contiene ninguna lista de registros
    .fix = Se lee una lista como [{"{"}"county": "Adair", "candidate": "Ada Ames", "votes": 466{"}"}, …].
found-xml-unknown = { $file } es XML de una clase que ningún formato describe: su elemento exterior es { $element }
    .fix = Si un programa de hojas de cálculo lo abre, guárdelo desde ahí como CSV; o descríbalo en un formato propio, como muestra docs/layouts.md.
found-file-too-large = { $file } es mayor de { $megabytes } MB
    .fix = { fix-rows-as-csv }
found-values-too-many = { $file } tiene más de { $most } valores
    .fix = { fix-rows-as-csv }
found-xml-too-deep = { $file } no es XML de resultados: hay elementos a más de { $most } niveles unos dentro de otros
    .fix = { fix-rows-as-csv }
fix-rows-as-csv = Guarde los resultados como CSV, que se lee fila por fila.
found-xml-damaged = { $file } está dañado, o no es XML
    .fix = Puede estar cortado; obténgalo de nuevo.
found-text-too-long = { $file } tiene un texto de más de { $most } caracteres, lo que no tiene ninguna tabla de resultados
found-xml-declares = { $file } declara entidades XML o un tipo de documento, que ningún archivo de resultados necesita
    .fix = Borre la declaración (<!DOCTYPE …>) si confía en el archivo.

## Libros y tablas de otros programas
found-library-missing = { $file } es un { $extra ->
    [excel] libro de hojas de cálculo
   *[parquet] archivo Parquet
}, y { $library } no está instalado
    .fix = pip install 'mapgen[{ $extra }]', o guarde la tabla como CSV.
found-sheets-empty = { $file } no tiene ninguna hoja con contenido
    .fix = Ponga los encabezados en su primera fila.
found-sheets-several = { $file } tiene { $sheets } { $sheetscount ->
    [one] hoja
   *[other] hojas
}{ $wanted ->
    [nothing] {""}
   *[other] , y ninguna se llama { $wanted }
}
    .fix = Nombre una con --table.
found-sheet-empty = { $title }: vacía
found-sheet-begins = { $title }{ $first ->
    [nothing] {""}
   *[other] : empieza con { $first }
}
found-workbook-unpacks-too-far = { $file } se descomprime a { $megabytes } MB desde { $packed } bytes: eso no es un libro
found-workbook-too-large = { $file } se descomprime a más de { $megabytes } MB
    .fix = Guarde como CSV la hoja con los resultados.
found-workbook-packed-oddly = { $file } está comprimido de un modo que ningún programa de hojas de cálculo usa
    .fix = Guárdelo de nuevo.
found-workbook-declares = { $file } no es un libro: { $part ->
    [nothing] declara
   *[other] { $part } declara
} entidades XML
    .fix = Guárdelo de nuevo.
found-workbook-damaged = { $file } es un libro dañado
    .fix = Puede estar cortado; obténgalo de nuevo.
found-part-damaged = { $file } es un libro dañado: { $part }: { $said }
    .fix = { fix-save-again }
fix-save-again = Guárdelo de nuevo, o guarde la hoja como CSV.
found-looking-takes-long = { $file } tarda más de { $most } segundos en examinarse
    .fix = { fix-far-outside }
fix-far-outside = Guarde como CSV la hoja con los resultados, o borre lo que está lejos de la tabla.
found-no-workbook-of-results = { $file } no es un libro de resultados
    .fix = { fix-far-outside }
found-cell-beyond-the-end = { $part }: tiene la fila { $row }, columna { $column }; una hoja de cálculo acaba en la fila { $last_row }, columna { $last_column }
found-sheet-reaches-too-far = { $part }: la hoja llega a la fila { $row } y la columna { $column }, más de { $most } celdas
found-cells-with-errors-too-many = { $part }: más de { $most } celdas contienen un error como { $error }
found-sheet-out-of-order = { $sheet } tiene { $what ->
    [row] la fila { $at } después de la fila { $before }
   *[column] la columna { $at } después de la columna { $before }
}
found-sheet-too-large = { $file } tiene una hoja de más de { $most } celdas: { $sheet }
    .fix = Guarde como CSV la hoja con los resultados.
found-sheets-more-than = { $file } tiene más de { $most } hojas
    .fix = Guarde como CSV la hoja con los resultados.
found-sheets-nowhere = { $file } no dice dónde están sus hojas
    .fix = { fix-save-again }
found-errors-nowhere = { $file } tiene celdas con errores, y no dice en qué hoja
    .fix = { fix-save-again }
found-error-in-part = { $error } en { $part }
found-zip-inside-another = { $file } es un zip dentro de otro, que no se examina
    .fix = Descomprima el de fuera, y nombre este.
found-locked = { $file } está protegido con una contraseña
    .fix = Guárdelo sin ella.
found-sheets-too-many = { $file } tiene { $more } hojas; se leen hasta { $most }
    .fix = { fix-rows-as-csv }
found-sheet-cells-too-many = { $file } tiene una hoja de { $more }, más de { $most } celdas
    .fix = { fix-rows-as-csv }
found-table-rows-too-many = { $file } tiene { $more } filas; se leen hasta { $most }
    .fix = Reduzca la tabla a una contienda.
found-table-columns-too-many = { $file } tiene { $more } columnas; se leen hasta { $most }
    .fix = Omita las columnas que no hacen falta.
found-table-bytes-too-many = { $file } se descomprime a { $more } bytes; se leen hasta { $most }
    .fix = Reduzca la tabla a una contienda.
found-cell-too-long = { $file } tiene una celda de más de { $most } caracteres, lo que no tiene ninguna tabla de resultados
    .fix = Omítala.
found-reading-takes-memory = { $file } necesita más de { $most } MB de memoria para leerse, o está dañado
    .fix = { fix-rows-as-csv }
found-reading-takes-long = { $file } tarda más de { $most } segundos en leerse
    .fix = { fix-rows-as-csv }
found-damaged = { $file } está dañado o no es un { $kind ->
    [workbook] libro
   *[parquet] archivo Parquet
}: { $more ->
    [nothing] no se puede leer
   *[other] { $more }
}
    .fix = Obténgalo de nuevo, o guarde la tabla como CSV.

## Formatos y descripciones
found-layout-leads-out = El formato { $file } { $said }
    .fix = Ponga ahí el archivo mismo.
found-layouts-unread = Los formatos de { $file } no se pueden leer: { $said }
found-layouts-none = { $file } no contiene ningún formato
    .fix = { fix-layouts }
found-layouts-too-many = { $file } contiene { $layouts } formatos
    .fix = { fix-layouts }
fix-layouts = Un formato es una carpeta con un layout.toml, como muestra docs/layouts.md; se leen hasta { $most }.
found-samples-several = { $file } tiene { $samples } muestras
found-sample-missing = { $file } no tiene muestra
    .fix = Ponga ahí unas filas del formato, con votos inventados, en { $sample }.csv (o .json, .xml …).
found-sample-in-other-layout = La muestra de { $layout } se leyó en el formato { $other }
    .fix = Sus columnas o marcas no le corresponden, o su rango es menor que { $rank }.
found-sample-not-as-expected = { $file } no lee su muestra como se espera
found-sample-differs = se lee { $read }, se espera { $expected }
found-expected-unread = { $file } no se puede leer: { $said }
    .fix = Esto es lo que se lee de la muestra. Compárelo a ojo con la muestra, y guárdelo ahí.
found-description-unusable = { $file } no es una descripción utilizable: { $said }
    .fix = { $way ->
        [describe] `mapgen describe { $folder }` escribe bytes y hashes.
       *[none] {""}
    }

## Atlas, carpetas descritas y tablas junto a los resultados
found-cannot-be-read = no se puede leer: { $said }
found-cannot-be-copied = no se puede copiar adonde se lee: { $said }
found-text-not-of-utf-8 = { $file } no es texto UTF-8: byte { $byte }
found-key-too-long = { $file } tiene una clave de más de { $most } partes
found-no-toml = { $file } no es TOML: { $said }
found-nested-too-deep = { $file } está anidado a demasiada profundidad{ $said ->
    [nothing] {""}
   *[other] : { $said }
}
found-folder-leads-out = { $file }: la carpeta { $folder } { $said }
    .fix = Las carpetas que nombra un atlas están en su propia carpeta, o debajo de ella.
found-schemes-none = No hay ninguna carpeta de esquemas { $file }
found-schemes-too-many = { $file } contiene { $schemes } esquemas; se leen { $most } como máximo
found-scheme-leads-out = El esquema { $file } { $said }
    .fix = Ponga ahí el archivo mismo.
found-state-unknown = No hay ningún estado { $state }
    .fix = Hay: { $states }.
found-no-column-geoid = { $file } no tiene la columna geoid
found-geoid-strange = { $geoid } no es un GEOID de cinco cifras
found-geoid-again = { $geoid } aparece más de una vez
found-rows-not-of-counties = { $file } no tiene una fila por cada condado
found-cities-lack = { $file }: a las ciudades les falta la columna { $columns }
found-cities-nowhere = Algunas ciudades no tienen lugar en la tierra
    .fix = La latitud y la longitud son grados, bajo cero en el sur y en el oeste.
found-city-lies-at = { $place } está en { $north }, { $east }
found-columns-not-described = { $file } tiene las columnas { $columns }, su descripción tiene { $described }
found-column-not-of-type = { $file }: la columna { $column } no es { $type }: { $said }
found-no-readable-table = { $file } no se puede leer como tabla{ $said ->
    [nothing] {""}
   *[other] : { $said }
}
found-header-has-twice = el encabezado tiene { $column } dos veces
found-table-bytes-too-large = { $file } es mayor que una tabla de condados o ciudades: { $most } bytes como máximo
found-columns-read-at-most = { $file } tiene { $columns } columnas; se leen { $most } como máximo
found-table-too-large = { $file } es mayor que una tabla de condados o ciudades: tiene más de { $most } { $what ->
    [rows] filas
   *[cells] celdas
}
    .fix = Omita las filas y columnas que ningún mapa necesita.
found-described-not-readable = No se pueden leer todos los archivos que describe { $file }
    .fix = Ponga ahí el archivo, o quite su recurso de la descripción.
found-path-leads-out = { $path } { $said }
found-description-leads-out = { $file } { $said }
    .fix = Ponga ahí el archivo mismo.
found-description-unreadable = { $file } no se puede leer: { $said }
    .fix = Toda carpeta de cifras necesita un datapackage.json.
found-resource-twice = { $file } describe más de un recurso { $resources }
    .fix = Dé a cada recurso un nombre propio.
found-resource-unknown = { $file } no describe ningún recurso { $resource }
    .fix = Describe: { $resources }.
found-no-contest-described = { $file }: { $resource } no describe ninguna contienda
found-contest-unusable = { $file }: la contienda de { $resource }: { $said }
found-files-not-as-described = Los archivos de { $resource } no son los que describe { $file }
    .fix = { $way ->
        [describe] Si el cambio es intencionado, `mapgen describe { $folder }` describe los archivos como están.
       *[whole] Todo archivo que se lee está en la carpeta y tiene sus bytes y su sha256 en la descripción.
    }
found-bytes-differ = tiene { $bytes } bytes, se describen { $described }
found-hash-differs = es { $hash }, se describe { $described }
found-path-not-among-files = su ruta { $path } no está entre sus archivos, y nada dice qué debe contener
found-marks-contradict = { $path } tiene una longitud y un hash propios, y otros entre los archivos
found-hash-strange = el hash de { $path } es { $hash }, no sha256: y 64 de los dígitos 0-9 y a-f
found-files-too-large = sus archivos tienen { $bytes } bytes; se leen { $most } como máximo
found-no-folder-for-copies = No hay carpeta para copias de lo que se lee: { $said }
    .fix = Mire el disco y los límites de archivos, o indique una carpeta en la variable de entorno TMPDIR.
found-short-name-missing = { $file }: en la contienda de { $contest }, { $candidate } no tiene nombre corto
found-short-name-twice = { $file }: en la contienda de { $contest }, { $first } y { $second } tienen un mismo nombre corto, { $name }
    .fix = Diga quién es quién, como «A. Ames» y «B. Ames».

## Límites que no se pueden dibujar
found-no-boundaries = { $file } { $why ->
    [empty] está vacío
   *[other] no es ninguno de los archivos en que vienen los límites
}
    .fix = Dé un shapefile (.shp, carpeta o .zip), GeoPackage, GeoJSON, TopoJSON, GeoParquet o FlatGeobuf.
found-no-path = { $file } no se puede leer: no es una ruta
found-folder-too-full = { $file } contiene más de { $most } archivos
    .fix = Nombre el que se va a usar.
found-boundaries-several = { $file } contiene { $filescount ->
    [0] ningún archivo
    [one] { $files } archivo
   *[other] { $files } archivos
} de límites
    .fix = { $filescount ->
        [0] Un shapefile necesita su .shp, .shx y .dbf.
       *[other] Nombre el que se va a usar.
    }
found-archive-in-archive = { $file } es un archivo comprimido dentro de otro
    .fix = Descomprímalo, y nombre lo que contiene.
found-archive-damaged = { $file } no se puede descomprimir: { $said }
    .fix = Descárguelo de nuevo, o descomprímalo y nombre la carpeta.
found-archive-not-plain = { $file } no se descomprimió: no es un simple archivo comprimido de límites
found-archive-too-large = contiene { $files } archivos de { $bytes } bytes, mucho más que unos límites
found-member-refused = { $member } { $why ->
    [leads-out] lleva fuera de la carpeta del archivo
    [link] es un enlace
    [locked] está protegido con una contraseña
    [packed-oddly] está comprimido de un modo que no se lee
    [too-large] se descomprime a { $bytes } bytes
   *[twice] está en él más de una vez
}
found-member-larger = { $file } no se descomprimió: { $member } es mayor de lo que dice
found-archive-of-archives = { $file } contiene un archivo comprimido dentro, { $inner }, y ningún límite propio
    .fix = Descomprímalo, y nombre el archivo de dentro.
found-boundaries-damaged = { $file } no se puede leer como límites: { $said }
    .fix = El archivo puede estar cortado; obténgalo de nuevo.
found-boundaries-no-json = { $file } no es JSON que se lea: { $said }
    .fix = { fix-get-again }
found-json-of-other-kind = { $file } es JSON, pero ni elementos GeoJSON ni TopoJSON
found-no-list-of-features = { $file } no tiene ninguna lista de elementos
    .fix = { fix-get-again }
found-features-unreadable = { $file } tiene elementos que no se pueden leer
found-feature-unreadable = elemento { $feature }: { $said }
found-geometry-unreadable = { $file }: geometría { $geometry } de { $layer }: { $said }
found-file-without-geometry = { $file } no tiene geometría
found-layers-several = { $file } tiene varias capas con códigos de condados: { $layers }
    .fix = Guarde como archivo propio la que se va a usar.
found-head-cut-short = { $file } está cortado: no tiene una cabecera entera
    .fix = { fix-get-again }
found-bytes-cut-short = { $file } está cortado: tiene { $bytes } de { $of } bytes
    .fix = { fix-get-again }
fix-get-again = Obtenga el archivo de nuevo.
found-areas-cut-short = { $file } está cortado: tiene { $areas } de { $of } áreas
    .fix = Obténgalo de nuevo.
found-shapefile-lacks = a { $file } le falta su { $lack ->
    [both] .shx y su .dbf
   *[one] { $suffix }
}: un shapefile es al menos tres archivos
    .fix = Ponga { $lack ->
        [both] { $first } y { $second }
       *[one] { $first }
    } junto a él.
found-shapefile-useless-prj = { $file } tiene un .prj que no dice dónde está: { $said }
    .fix = Dele el .prj con que se publicó; sin ninguno, se supone NAD83.
found-shapefile-of-two = { $file } tiene { $areas } áreas en su .shx y { $records } registros en su .dbf
    .fix = Sus archivos no van juntos; obténgalos de nuevo.
found-shapefile-of-no-areas = { $file } contiene { $kind ->
    [points] puntos
    [lines] líneas
   *[other] otra cosa
}, no áreas
    .fix = Dé los límites de los condados.
found-points-and-lines = { $file } tiene puntos y líneas, y ninguna área
    .fix = Dé un archivo con los límites de los condados.
found-view-of-areas = { $file } no tiene ninguna tabla de áreas: { $view } es una vista
    .fix = Guárdela como tabla en un SIG.
found-still-written = { $file } aún se está escribiendo: una parte está en { $part }
    .fix = Cierre el programa que lo tiene abierto.
found-pyarrow-missing = { $file } es un archivo GeoParquet, que necesita pyarrow para leerse
    .fix = Instálelo con: pip install pyarrow.
found-pygris-missing = Obtener límites necesita pygris, que no está instalado
    .fix = Instálelo con: pip install 'mapgen[census]'.
found-census-not-fetched = No se pueden obtener los límites de condados de la Oficina del Censo de { $year }: { $said }
    .fix = Inténtelo de nuevo con conexión, o descargue el archivo y nómbrelo.
found-more-than-counties = { $file } tiene más de { $most } { $what ->
    [areas] áreas
    [fields] campos
    [values-of-fields] valores en sus campos
    [values-of-column] valores en una columna
    [groups] grupos de registros
    [points] puntos
    [rings] anillos
   *[bytes] bytes
}, mucho más que un archivo de condados
    .fix = Dé un archivo de condados: los límites cartográficos de la Oficina del Censo están hechos para mapas.
found-boundaries-take-long = { $file } se abandonó: leerlo tardó más de { $most } segundos
    .fix = Guarde sus áreas como archivo nuevo, sin vistas, en un SIG.
found-folder-closed = No se puede mirar en la carpeta de { $file }: { $said }
found-parts-not-described = { $file } no describe todo el shapefile { $path }
    .fix = Liste cada parte en sus archivos con bytes y hash, o quite lo que no le pertenece.
found-part-not-described = es una parte suya, y no está entre sus archivos
found-no-field = { $file } no tiene el campo { $field }
    .fix = Tiene: { $fields }.
found-no-field-of-codes = { $file } no tiene ningún campo con los códigos de cinco cifras de los condados (GEOID como 21067)
    .fix = { $way ->
        [codes] Añada los códigos, o use los límites de condados de la Oficina del Censo.
       *[fewer] mapgen dibuja condados, de los que el país tiene unos 3.200: tantas áreas son precintos, municipios o zonas censales, y en un solo dibujo pesarían demasiado para el teléfono de un lector. Sume sus votos por condado, o póngalas en teselas vectoriales (PMTiles, dibujadas con MapLibre), que cargan solo lo que se mira.
    }
found-fields-of-areas = tiene { $areas } áreas; sus campos son: { $fields }
found-no-records = { $file } no tiene registros
found-key-strange = { $place } tiene la clave { $geoid }, que no es un GEOID de cinco cifras
found-key-of-several = { $geoid } aparece más de una vez, con nombres distintos: { $first } y { $second }
found-records-overlap = { $place } aparece más de una vez, y sus registros se solapan
found-records-not-of-counties = { $file } no tiene un registro por cada condado
found-system-without-a-way = { $file } está en un sistema de referencia desde el que no se conoce camino a longitudes y latitudes: { $said }
    .fix = Guárdelo en NAD83 (EPSG:4269) o WGS84 (EPSG:4326) en un SIG.
found-coordinates-of-no-place = { $file } tiene coordenadas que no son longitudes y latitudes, aunque dice o supone que lo son
    .fix = Dé al archivo el sistema de referencia en que está de verdad (en un shapefile, su .prj).
found-areas-elsewhere = { $file } tiene áreas que no están en el estado que dicen sus códigos{ $why ->
    [swapped] : latitud y longitud están cambiadas
   *[other] {""}
}
    .fix = { $why ->
        [swapped] Escriba la longitud antes de la latitud.
       *[other] Puede ser otro archivo, o decir un sistema de referencia en el que no está.
    }
found-area-lies-at = { $place } { $morecount ->
    [0] está
   *[other] y { $more } más de { $state } están
} entre las longitudes { $west } y { $east }, y las latitudes { $south } y { $north }
found-areas-missing = { $file }: algunos condados no tienen área que dibujar
found-no-geometry = { $place } no tiene geometría
found-no-polygon = { $place } es un { $kind }, no un polígono
found-coordinates-no-numbers = { $place } tiene coordenadas que no son números
found-borders-take-long = { $file } se abandonó: averiguar si sus condados comparten sus bordes tardó más de { $most } segundos
    .fix = { fix-clean-borders }
found-mending-given-up = { $file } tiene contornos que se cruzan a sí mismos o entre ellos, o que no se tocan, y arreglarlos { $why ->
    [time] tarda más de { $seconds } segundos
    [memory] necesita más de { $megabytes } MB de memoria
   *[fails] falla ({ $said })
}
    .fix = { fix-clean-borders }
found-outlines-beyond-mending = { $file } tiene contornos que no se pueden arreglar con seguridad
found-outline-crosses = { $place } tiene un contorno que se cruza a sí mismo ({ $why })
found-no-coverage = { $file } no es una cobertura: hay condados que se solapan, o que no se tocan
    .fix = { fix-clean-borders }
found-area-overlaps = { $place } { $others ->
    [nothing] no toca a sus vecinos
   *[other] se solapa con { $others }
}
fix-clean-borders = Use el archivo de límites cartográficos de la Oficina del Censo, o limpie antes los bordes: en un SIG, o con mapshaper IN -clean -o OUT.

## Lo que contiene un archivo, y lo que se le pide
found-choice-unknown = { $file } no tiene { option-name } { $asked }
option-name = { $option ->
    [office] el cargo
    [district] el distrito
    [stage] la etapa
   *[round] la ronda
}
found-choices-several = { $file } contiene { $choices } { $option ->
    [office] cargos
    [district] distritos
    [stage] etapas
    [date] elecciones
   *[round] rondas
}, y un mapa muestra una cosa
found-choice = { $choice }: { $rows } { $rowscount ->
    [one] fila
   *[other] filas
}
found-choice-blank = (en blanco): { $rows } { $rowscount ->
    [one] fila
   *[other] filas
}
found-name-one = Indique una, por ejemplo --{ $option } { $example }{ $also ->
    [blank] , o --{ $option } blank para las filas que no nombran ninguna
    [country] , o --state US para el país
    [all-parties] , o --party all para una sola contienda
   *[none] {""}
}
found-describe-as-the-file = Describa el cargo, el distrito, la fecha, la ronda y el partido de la contienda como los tiene el archivo
found-office-unsaid = { $file } no dice para qué cargo son sus votos
    .fix = Escriba el cargo en la columna, o indíquelo, por ejemplo --office President.
found-office-blank = la columna del cargo está en blanco
found-rounds-none = { $file } no tiene rondas
    .fix = Deje fuera --round.
found-round-strange = --round { $asked } no es ninguna ronda
    .fix = Escriba su número, o «last».
found-date-strange = { $asked } no es una fecha
    .fix = Escríbala como 2016-05-17, o solo el año.
found-election-unknown = { $file } no tiene ninguna elección de { $asked }
found-contests-parted = { $file } parece contener varias contiendas: { $column } separa a los candidatos
    .fix = Llame a esa columna office o district, u omítala si dice otra cosa.
found-line-under-several = { $choice } está bajo varios de sus valores
found-state-strange = { $asked } no es ningún estado
    .fix = Use las dos letras de su código postal, o US para todos.
found-states-several = { $file } contiene { $states } estados, y un mapa muestra uno o todos
found-state-not-held = { $file } no tiene filas de { $state }
found-primaries-several = { $file } contiene a los candidatos de { $parties } partidos, varios por partido: son primarias, o una elección en la que participaron todos
found-party-not-held = { $file } no tiene candidatos del partido { $asked }
found-party-of-general = { $file } es de una elección general, que no es una primaria del partido { $asked }
    .fix = Quite --party.
found-nobody-named = { $file } no nombra a ningún candidato
found-described-alike = Dos candidatos de { $contest } se llaman { $choice }
    .fix = Descríbalos por sus nombres completos.
found-no-key = No se puede formar ninguna clave para el candidato { $choice }
found-candidates-too-many = { $file } tiene { $candidates } candidatos para un cargo; se dibujan hasta { $most }
    .fix = Sume en una línea los nombres que se escribieron a mano.
found-called-by-several = Varios candidatos se llaman { $called }
    .fix = { fix-call-as-the-file }
found-called-by-nobody = Ningún candidato se llama { $called }
    .fix = { fix-call-as-the-file }
fix-call-as-the-file = Escriba el nombre como lo tiene el archivo: { $known }.
found-status-without-day = Las cifras se llaman { $status }, y no se conoce el día de la elección
    .fix = Indíquelo, por ejemplo --date 2016-05-17.
found-state-unsaid = { $file } no dice de qué estado es, y los nombres de sus condados { $statescount ->
    [0] no se encuentran todos en ningún estado
   *[other] se encuentran en { $states } estados: { $listed }
}
    .fix = Indique el estado, por ejemplo --state { $example }.
found-county-of-another = { $place } no es ningún condado de { $state }, que tiene la mayoría de los demás
found-no-county-of = { $file } no tiene ningún condado de { $state }
found-cannot-be-drawn = { $file } no se puede dibujar: { $errors } { $errorscount ->
    [one] error
   *[other] errores
}
    .fix = { $way ->
        [allow] Con --allow-missing estos condados se dibujan como «sin datos»; un atlas los nombra en `allow_missing`.
       *[mend] Corrija el archivo, o pregunte a quien lo publicó; mapgen no adivina votos ni condados.
    }

## Medidas
found-turnout-elsewhere = { $place } tiene { $votes } papeletas y no es un condado: no se sabe de qué votantes registrados son, y --leave-out las deja fuera
found-voters-not-known = { $counties } { $countiescount ->
    [one] condado tiene
   *[other] condados tienen
} papeletas y no se conocen sus votantes registrados: { $named }
found-bins-not-ascending = Los tramos { $bins } no se pueden dibujar: dé de uno a { $most } números en orden ascendente
    .fix = Escríbalos así: --bins 55,60,65,70.
found-measure-of-texts = La medida { $measure } es de la columna { $column }, que contiene textos y no números
found-measure-not-finite = La medida { $measure } es de la columna { $column }, que contiene una cifra que no es finita
found-measure-not-whole = La medida { $measure } es un recuento, y la columna { $column } contiene cifras que no son enteras o son menores que 0
    .fix = Llámela número: kind = "number".
found-measure-unknown-here = No hay cifras para la medida { $measure }; las hay para { $known }
    .fix = `mapgen list measures` dice cuáles hay y de qué columnas se compone cada una.
found-mark-without-figures = La marca { $mark } no puede mostrar { $size } aquí; puede mostrar { $known }
found-mark-without-comparison = La marca { $mark } muestra un cambio, y la elección no se compara con ninguna
    .fix = En un atlas, `compare` en la tabla de la elección nombra la anterior.

## Tablas, por condado
found-scheme-column-unknown = El esquema { $scheme } lee { $columns }, que ninguna tabla tiene
    .fix = Las columnas son: { $known }.
found-scheme-no-partition = El esquema { $scheme } no reparte los condados
    .fix = Cada condado debe cumplir las condiciones de exactamente una clase.
found-scheme-bounds-on-texts = Un esquema pone límites a la columna { $column }, que contiene textos y no números
    .fix = Un texto se compara con un valor o con una lista de ellos.
found-county-misfit = { $place } no cae { $manycount ->
    [0] en ninguna clase
   *[other] en una, sino en { $many } clases ({ $classes })
}: { $shown }
found-county-twice = Un condado aparece dos veces
    .fix = Deje fuera una de las filas.
found-row-of-county-again = { $geoid } aparece { $many } veces en { $where ->
    [boundaries] los límites
    [returns] los resultados
   *[attributes] los atributos
}
found-missing-unknown = `allow_missing` nombra { $counties }, que los límites no tienen
found-county-without-returns = { $place } no tiene resultados
found-returns-without-county = { $geoid } está en los resultados pero no en los límites
found-join-apart = Los resultados y los límites no van juntos: { $absent } de { $counties } condados no tienen resultados, { $unknown } de { $rows } filas de resultados no tienen condado
    .fix = Use límites del año y del estado de la elección; un condado que de verdad no tiene resultados puede nombrarse en `allow_missing` de la contienda.
found-columns-twice = Dos tablas tienen una columna del mismo nombre: { $columns }
    .fix = Cámbiele el nombre en los atributos; `mapgen list columns` dice qué nombres tienen las columnas propias de mapgen.
found-county-not-in-table = { $place } no está en la tabla de { $columns } …
found-attributes-short = Una tabla de atributos no cubre los condados
found-groups-missing = Algunos condados no tienen grupo en { $grouping }, y sus votos se perderían
found-group-missing = { $place }
found-returns-uncountable = Los resultados de { $contest } no pueden contarse
found-returns-of-no-candidate = { $key } no es candidato de { $contest }
found-returns-in-no-county = { $choice } tiene { $written } votos en ningún condado
found-returns-no-votes = { $geoid }: { $choice } tiene { $written } votos

## Lo que se escribe
found-outside-the-output = Un archivo saldría de la carpeta de salida
found-path = { $path }
found-site-unwritable = { $file } no puede escribirse: { $said }
    .fix = { $way ->
        [mounted] Allí está montado otro sistema de archivos: nombre una carpeta dentro con --out. Lo que había antes está como estaba.
       *[none] Lo que había antes está como estaba.
    }
found-site-unreadable = { $file } no puede leerse: { $said }
    .fix = Lo que había antes está como estaba.
found-site-no-name = { $file } no puede escribirse: ninguna carpeta puede llamarse así
found-site-no-folder = { $file } no es una carpeta que pueda reemplazarse
    .fix = Nombre otra con --out.
found-site-holds-others = { $file } contiene { $manycount ->
    [one] un archivo
   *[other] archivos
} que mapgen no escribió
    .fix = Saque de allí lo que quiera conservar, o nombre otra carpeta con --out.
found-site-of-another = { $atlas ->
    [none] { $file } contiene otro sitio
   *[known] { $file } contiene el sitio de otro atlas, «{ $other }»
}; este es «{ $own }»
    .fix = Nombre otra carpeta con --out, o diga --replace, que lo reemplaza.
found-site-is-source = { $file } contiene aquello de lo que se hace su sitio; construirlo lo destruiría
    .fix = Nombre otra carpeta con --out.
found-changed-since-written = cambiado desde que mapgen lo escribió
found-place-is-link = { $file } es un enlace, a { $to }, y no se escribe a través de enlaces
    .fix = Nombre el archivo al que lleva; «-» es la salida estándar.
found-place-is-folder = { $file } es una carpeta
    .fix = Nombre el archivo que se escribe.
found-place-is-read = { $file } es un archivo que aquí se lee; escribirlo lo destruiría
    .fix = Nombre otro archivo.
found-output-closed = La salida estándar está cerrada
    .fix = Nombre otro archivo.
found-output-is-read = La salida estándar lleva a un archivo que aquí se lee
    .fix = Nombre otro archivo.
found-output-unwritable = No se puede escribir en la salida estándar: { $said }
found-file-unwritable = { $file } no puede escribirse: { $said }
    .fix = Nombre otro archivo.
found-file-no-name = { $file } no puede escribirse: ningún archivo puede llamarse así
    .fix = Nombre otro archivo.

## Atlas, comenzados y construidos
found-attributes-there = { $file } ya tiene atributos: { $name }
    .fix = Cambie su archivo y luego `mapgen describe { $folder }`.
found-folder-has-already = { $file } ya tiene { $names }
    .fix = { $way ->
        [place] Nómbrelos en [place] del atlas.
       *[id] Nombre la contienda con --id.
    }
found-contest-there = El atlas tiene esta contienda: { $contest }
    .fix = `mapgen update --contest { $contest } --from …` le pone resultados nuevos; --id nombra otra.
found-id-unusable = --id { $id } { $why ->
    [taken] está ocupado
   *[form] no sirve: minúsculas y cifras, con guiones entre ellas
}
    .fix = El atlas tiene: { $known }.
found-id-taken = El atlas ya tiene una contienda { $contest }
    .fix = Nombre esta con --id.
found-nothing-can-be-added = { $file } está escrito de modo que no puede añadirse nada: { $said }
    .fix = { $way ->
        [entries] Dé a [place], [contests.ID] y [[maps]] tablas propias, o escríbalo allí usted:
       *[entry] Escríbalo allí usted, bajo { $table }:
    } { $entries }
found-maps-of-another = { $file } contiene mapas de otro atlas, que --map conservaría
    .fix = Construya todos los de este.
found-map-unknown = El atlas no tiene el mapa { $maps }
    .fix = Tiene: { $known }.
found-comparison-without = La contienda { $contest } no tiene { $by ->
    [candidate] al candidato { $who }
   *[party] ningún candidato del partido { $who }
}, a quien sigue su comparación
    .fix = Tiene: { $known }.
found-totals-of-nobody = Los totales de { $file } se describen para { $keys }, que no es candidato
    .fix = Descríbalos por clave: { $known }.
found-by-unknown = Un archivo de resultados no puede dibujarse por { $by }
    .fix = --by admite: { $known }.
found-colours-twice = { $called ->
    [none] Un candidato recibe dos colores
   *[known] --color nombra { $choice } dos veces
}
    .fix = Nombre a cada candidato una vez.
found-colour-form = --color { $text } no tiene la forma 'Ames=#0b7f86'
found-colours-to-keep = los colores siguen el recuento hasta ahora; estos valen hasta el final: { $options }
found-of-contest = { $contest }: { $what }
found-scheme-unknown = No hay esquema { $scheme }
    .fix = Hay: { $known }.
found-alike-unknown = allow_alike de la contienda { $contest } nombra { $keys }, que no es ninguno de sus candidatos
    .fix = Sus claves son { $known }.
found-worker-ended = Un proceso que hacía una parte del trabajo fue terminado desde fuera, o le faltó memoria
    .fix = Pruebe con menos --jobs: uno solo necesita la menor memoria.
found-leads-out = { $file } { $said }
    .fix = { $way ->
        [inside] Lo que tiene un atlas está en su propia carpeta, o por debajo.
        [folder] Nombre otra carpeta.
       *[none] {""}
    }
found-name-not-free = { $file } { $why ->
    [shared] es también el archivo de { $others }
   *[there] está ahí, y nada lo describe
}
    .fix = Dé a { $resource } un archivo propio en su descripción.
found-atlas-there = { $file } ya contiene { $names }
    .fix = Nombre otra carpeta: mapgen init DIR --from RESULTS{ $into ->
        [atlas] ; --force pone los resultados en el atlas y conserva lo escrito
       *[none] {""}
    }.
found-force-needs-a-file = --force lee los resultados dos veces, y la entrada estándar puede leerse una vez
    .fix = Nombre un archivo.
found-update-read-otherwise = { $contest } no se leería como dice { $file }
    .fix = Lo que el atlas o su descripción dicen del archivo viejo no vale para el nuevo.
found-contest-unnamed = { $contest ->
    [none] El atlas tiene varias contiendas
   *[unknown] El atlas no tiene la contienda { $id }
}
    .fix = Nombre una con --contest: { $known }.
