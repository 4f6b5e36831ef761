# Lo que se dice a quien recorre el mapa: con el dedo, el ratón, las teclas o el oído.

sentence = { $where }: { $what }
sentence-margin = { $winner } por { $points } puntos, { $votes } { $count ->
    [one] voto
   *[other] votos
}
sentence-partial = recuento sin terminar, { $share } escrutado
sentence-share-change = porcentaje de { $who } { $change } puntos desde { $then }
sentence-lead-change = ventaja de { $who } { $change } puntos desde { $then }

map-counties = Condados de { $place }, de oeste a este
map-hint-pointer = Señale un condado, o tóquelo para fijarlo.
map-hint-keys = Teclas: las flechas recorren el mapa, las letras buscan un nombre, Intro fija un condado, Escape lo suelta; + − 0 cambian la escala.
zoom-controls = Escala
zoom-in = Acercar
zoom-out = Alejar
zoom-reset = Ver todo

table-sort-hint = Elija un encabezado para ordenar.
