# Un mapa de una medida: una cifra de cada condado, aparte de los votos. $label es el nombre de la medida como la tiene la
# leyenda.

measure-all = todos los condados
measure-first = menos de { $high }
measure-between = { $low }–{ $high }
measure-last = { $low } o más
measure-missing = Sin cifra
measure-bins = Una clase incluye su límite inferior y no el superior: { $bound } está en la más alta de sus dos clases.
measure-of-place = { $label } en { $place }: { $figure }
measure-by-county = { $label } en { $place }, condado por condado
measure-range = La cifra más alta es la de { $highest } ({ $most }) y la más baja la de { $lowest } ({ $least }).
measure-alike = Es de { $figure } en todos los condados.
measure-middle = La mitad de los condados tiene { $middle } o más.
measure-unknown = { $count ->
    [one] Un condado no tiene cifra.
   *[other] { $n } condados no tienen cifra.
}
measure-clause = de { $least } en { $lowest } a { $most } en { $highest }
measure-figure = { $label }: { $figure }
measure-part = { $figure }, { $part } de { $whole }
turnout = Participación
definition-turnout-text = Los resultados dicen cuántas papeletas se emitieron, y no para quién.
