# Lo que muestra un mapa, en frases calculadas a partir de sus cifras. Las cifras llegan ya escritas; un número al lado
# elige la forma. $tense es «counting» mientras se cuentan votos y nadie ha ganado nada todavía, «led» donde tener más votos en un
# condado no gana nada; si no, «counted».

sentence-end = { $text }.
clause-next = { "; " }
votes = { $n } { $count ->
    [one] voto
   *[other] votos
}
county-running = { $area ->
    [county] el condado de { $name }
    [parish] la parroquia de { $name }
    [borough] el borough de { $name }
    [census-area] el área censal de { $name }
    [municipality] la municipalidad de { $name }
    [city-and-borough] la ciudad y borough de { $name }
    [city] la ciudad de { $name }
    [municipio] el municipio de { $name }
    [planning-region] la región de planificación de { $name }
    [district] el distrito de { $name }
    [island] la isla { $name }
    [state] { $name } (todo el estado)
   *[unknown] { $name }
}
points-for = { $points } puntos para { $who }

## Quién ganó qué
carried = { $tense ->
    [counting] { $leader } va por delante en { $won } de { $total } condados y en { $place } por { $votes }
    [led] { $leader } quedó por delante en { $won } de { $total } condados y en { $place } por { $votes }
   *[counted] { $leader } ganó { $won } de { $total } condados y { $place } por { $votes }
}
carried-every = { $tense ->
    [counting] { $leader } va por delante en todos los condados y en { $place } por { $votes }
    [led] { $leader } quedó por delante en todos los condados y en { $place } por { $votes }
   *[counted] { $leader } ganó todos los condados y { $place } por { $votes }
}
carried-none = { $tense ->
    [counting] { $leader } va por delante en { $place } por { $votes }, pero en ningún condado
    [led] { $leader } quedó por delante en { $place } por { $votes }, pero en ningún condado
   *[counted] { $leader } ganó { $place } por { $votes }, pero ningún condado
}
carried-place = { $tense ->
    [counting] { $leader } va por delante en { $place } por { $votes }
    [led] { $leader } quedó por delante en { $place } por { $votes }
   *[counted] { $leader } ganó { $place } por { $votes }
}
carried-tie = { $tense ->
    [counting] { $leaders } van empatados en { $place }, con { $votes } cada uno
   *[counted] { $place } terminó en empate entre { $leaders }, con { $votes } cada uno
}
carried-nothing = { $tense ->
    [counting] todavía no hay resultados de { $place }
   *[counted] no hubo votos en { $place }
}
won-part = { $tense ->
    [counting] { $who } va por delante en { $n } { $count ->
        [one] condado
       *[other] condados
    }
    [led] { $who } quedó por delante en { $n } { $count ->
        [one] condado
       *[other] condados
    }
   *[counted] { $who } ganó { $n } { $count ->
        [one] condado
       *[other] condados
    }
}
won-part-more = { $tense ->
    [counting] { $who } en { $n }
    [led] { $who } en { $n }
   *[counted] { $who } { $n }
}
won-ties = { $n } { $count ->
    [one] condado está empatado
   *[other] condados están empatados
}

## El relato del ganador
winner = { $carried }.
winner-more = { $carried }: { $more }.
winner-split = { $carried }: { $lead } en { $count ->
    [one] el { $counties }
   *[other] los { $counties }
}, { $otherlead } en { $othercount ->
    [one] el { $others }
   *[other] los { $others }
}.
winner-everywhere = { $carried }: por delante en todos los tipos de condado, { $count ->
    [one] por { $votes } solo en el { $counties }
   *[other] por { $votes } solo en los { $counties }
}.
group-counties = { $n } { $count ->
    [one] condado { $noun }
   *[other] condados { $noun }
}
other-counties = { $n } { $count ->
    [one] restante
   *[other] restantes
}

## El relato de la división
kinds-led = { $tense ->
    [counting] { $leader } va por delante por { $parts }
    [led] { $leader } quedó por delante por { $parts }
   *[counted] { $leader } ganó por { $parts }
}
kinds-part = { $count ->
    [one] { $votes } en el { $counties }
   *[other] { $votes } en los { $counties }
}
kinds-part-more = { $count ->
    [one] { $n } en el { $counties }
   *[other] { $n } en los { $counties }
}
kinds-group = { $count ->
    [one] el { $counties }
   *[other] los { $counties }
}
kinds-tied = hubo empate en { $counties }
kinds-no-votes = no hay votos de { $counties }

## El relato de un porcentaje que cambió
share = { $way ->
    [rose] El porcentaje de { $who } subió del { $before } en { $then } al { $now } en { $year }
    [fell] El porcentaje de { $who } bajó del { $before } en { $then } al { $now } en { $year }
   *[held] El porcentaje de { $who } fue del { $now } en { $then } y en { $year }
}
share-of-two = { $who } obtuvo el { $now } en { $year }; { $earlier }, el { $before } en { $then }
had-some = De los { $had } condados que { $who } ganó en { $then }, { $kept } { $keptcount ->
    [one] se conservó
   *[other] se conservaron
} y { $lost } { $lostcount ->
    [one] se perdió
   *[other] se perdieron
}
had-kept-all = { $count ->
    [one] El único condado que { $who } ganó en { $then } se conservó
   *[other] Los { $had } condados que { $who } ganó en { $then } se conservaron
}
had-lost-all = { $count ->
    [one] El único condado que { $who } ganó en { $then } se perdió
   *[other] Los { $had } condados que { $who } ganó en { $then } se perdieron
}
had-none = { $who } no ganó ningún condado en { $then }
had-gained = { $first }; { $count ->
    [one] se ganó { $names }
   *[other] se ganaron { $names }
}.
most-group = { $way ->
    [rose] { $count ->
        [one] La mayor subida fue en el { $counties }, del { $before } al { $now }
       *[other] La mayor subida fue en los { $counties }, del { $before } al { $now }
    }
   *[fell] { $count ->
        [one] La mayor bajada fue en el { $counties }, del { $before } al { $now }
       *[other] La mayor bajada fue en los { $counties }, del { $before } al { $now }
    }
}
most-county = el mayor cambio de un condado, de { $change } puntos, fue en { $counties }
moved = El porcentaje de { $who } subió en { $rosecount ->
    [0] ningún condado
    [one] { $rose } condado
   *[other] { $rose } condados
} y bajó en { $fell }.

## El relato de una ventaja que se movió
towards = hacia { $who }
away-from = lejos de { $who }
lead-every = de { $then } a { $year } la ventaja se movió { $direction } en todos los condados
lead-some = de { $then } a { $year } la ventaja se movió { $direction } en { $n } de { $total } condados
lead-most = { $first }, sobre todo en { $counties } ({ $points } puntos)
lead-others = { $first }, y { $direction } en { $n }
lead-of-one = { $way ->
    [rose] En { $place } la ventaja de { $leader } creció de { $before } a { $now } puntos.
    [fell] En { $place } la ventaja de { $leader } se redujo de { $before } a { $now } puntos.
   *[held] En { $place } la ventaja de { $leader } siguió en { $now } puntos.
}
lead-passed = En { $place } la ventaja de { $before } puntos de { $leader } pasó a ser una de { $now } de { $nowleader }.

## El relato de los votos
leads-most = La mayor ventaja, { $votes } para { $leader }, se da en { $counties }
leads-next = la mayor de { $leader } es de { $n }, en { $counties }

## Hasta dónde llega el recuento
counting-missing = { $count ->
    [one] De { $n } condado no hay datos.
   *[other] De { $n } condados no hay datos.
}
elsewhere-votes = { $votes } ({ $places }) no { $count ->
    [one] pertenece
   *[other] pertenecen
} a ningún condado, y { $count ->
    [one] está
   *[other] están
} en todos los totales.
elsewhere-places = { $n } lugares
counting-open = El recuento no ha terminado.
counting-some = { $finalcount ->
    [one] Escrutado por completo { $final } de { $total } condados
   *[other] Escrutados por completo { $final } de { $total } condados
}{ $waitingcount ->
    [0] .
    [one] ; { $waiting } aún no tiene resultados.
   *[other] ; { $waiting } aún no tienen resultados.
}

## Texto alternativo: una frase de 250 caracteres como mucho; se toma la primera forma que cabe
alt-full = { $title }: mapa de los condados de { $place }, { $contest } { $year }; { $finding }.
alt-contest = Mapa de los condados de { $place }, { $contest } { $year }; { $finding }.
alt-finding = Mapa de los condados de { $place }; { $finding }.
alt-place = Mapa de los condados de { $place }, { $contest } { $year }.

## Descripción larga
description-heading = El mapa en palabras
describe-map = Un mapa de { $place } con { $counties }: { $contest }, { $date }.
describe-colour = El color sigue «{ $title }», en { $n } { $count ->
    [one] clase
   *[other] clases
}.
describe-marking = La trama y el contorno siguen «{ $title }».
total = { $of ->
    [ballots] { $parts }, de { $total } papeletas.
   *[votes] { $parts }, de { $total } en total.
}
total-part = { $who } tiene { $votes } ({ $share })
total-part-more = { $who } { $n } ({ $share })
total-others = otros { $others } juntos { $n } ({ $share })
margins = El mayor margen, { $widest }, se da en { $widestin }; el menor, { $narrowest }, en { $narrowestin }.
class-in-group = { $group }: { $label }
commonest = La clase más frecuente es «{ $name }», con { $counties }.
thirds-west-east = { $tense ->
    [counting] { $who } va por delante en { $won0 } de los { $of0 } condados más occidentales, { $won1 } de los { $of1 } del centro y { $won2 } de los { $of2 } más orientales.
    [led] { $who } quedó por delante en { $won0 } de los { $of0 } condados más occidentales, { $won1 } de los { $of1 } del centro y { $won2 } de los { $of2 } más orientales.
   *[counted] { $who } ganó { $won0 } de los { $of0 } condados más occidentales, { $won1 } de los { $of1 } del centro y { $won2 } de los { $of2 } más orientales.
}
thirds-north-south = { $tense ->
    [counting] { $who } va por delante en { $won0 } de los { $of0 } condados más septentrionales, { $won1 } de los { $of1 } del centro y { $won2 } de los { $of2 } más meridionales.
    [led] { $who } quedó por delante en { $won0 } de los { $of0 } condados más septentrionales, { $won1 } de los { $of1 } del centro y { $won2 } de los { $of2 } más meridionales.
   *[counted] { $who } ganó { $won0 } de los { $of0 } condados más septentrionales, { $won1 } de los { $of1 } del centro y { $won2 } de los { $of2 } más meridionales.
}
