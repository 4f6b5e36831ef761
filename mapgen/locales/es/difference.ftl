# En qué difieren dos archivos de una misma contienda, y las palabras del informe.

## En qué difieren
found-differs-contest = no son una misma contienda: { $field } es { $first } en el primero, { $second } en el segundo
found-differs-candidate = { $choice } está solo en el { $which ->
    [first] primer
   *[second] segundo
} archivo, con { $votes } votos
found-differs-area = { $place } está solo en el { $which ->
    [first] primer
   *[second] segundo
} archivo, con { $votes } votos
found-differs-votes = { $place }: { $choice } tiene { $first } votos en el primero, { $second } en el segundo ({ $differencesigned })
found-differs-reporting = { $place } está contado en { $first } en el primero, en { $second } en el segundo
found-names-taken-for-one = { $first } en el primero y { $second } en el segundo se toman por la misma candidatura, por el apellido

## El informe de `mapgen check A --against B`
against-title = Revisión de { $first } frente a { $second }
against-verdict-agree = Ambos dicen lo mismo: { $n } { $count ->
    [one] condado
   *[other] condados
}, candidatura por candidatura.
against-verdict-differ = { $count ->
    [one] Una diferencia: los archivos no dicen lo mismo.
   *[other] { $n } diferencias: los archivos no dicen lo mismo.
}
against-verdict-error = { $count ->
    [one] Un error: los archivos no pueden avalarse.
   *[other] { $n } errores: los archivos no pueden avalarse.
}
against-totals = Votos en ambos
against-difference = Diferencia
against-differences = En qué difieren
against-first = Primero: { $file }
against-second = Segundo: { $file }
