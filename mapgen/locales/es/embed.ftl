# Palabras del mapa incrustado, de las imágenes, de los códigos para pegar y de lo que acompaña a las descargas.

embed-figures = Cifras
embed-keys = En el mapa, las flechas van de condado en condado, las letras buscan un nombre, Intro fija un condado, Escape lo suelta.
embed-page = Todas las cifras, fuentes y definiciones

## Lo que se puede pegar donde solo quedan texto e imágenes
fragment-results = Resultados por condado

## Códigos para pegar
codes-title = Incrustar: { $headline }
codes-heading = Ponga este mapa en su página
codes-intro = Elija lo que su página admite, copie el código y péguelo. El mapa mide { $height } píxeles de alto con un ancho de 600 y comunica a su página la altura con cualquier otro.
codes-no-base = Este sitio se generó sin su dirección. Sustituya { $marker } en los códigos por la dirección de la carpeta que contiene la de este mapa.
codes-copy = Copiar el código
codes-copied = Copiado.
codes-copy-failed = Seleccionado: cópielo con el teclado.
codes-preview = Vista previa
codes-phone = En un teléfono, 375 píxeles de ancho
codes-desktop = En un artículo, 600 píxeles de ancho
snippet-more = Mostrar el mapa entero
snippet-iframe = Cualquier página: un marco
snippet-iframe-text = Sirve donde se pueda pegar HTML. Unos pocos bytes de script mantienen el marco tan alto como el mapa; sin ellos conserva la altura de una columna de 600 píxeles.
snippet-pym = Páginas con pym.js
snippet-pym-text = Para los gestores de contenido de redacciones que usan pym.js, de NPR. El código carga la versión 1.3.2 desde jsDelivr y la ejecuta solo si es el archivo que tiene npm; omita esa línea si su página ya lleva pym.js.
snippet-sidechain = Páginas con Sidechain
snippet-sidechain-text = Para páginas que tienen Sidechain, de NPR, el sucesor de pym.js.
snippet-oembed = Una dirección en su propia línea: oEmbed
snippet-oembed-text = WordPress, Medium y otros que buscan oEmbed convierten en mapa la dirección del mapa, sola en una línea.
snippet-wordpress = WordPress sin privilegios
snippet-wordpress-text = Una imagen, un pie y una tabla, hechos solo de lo que WordPress deja en la entrada de un colaborador.
snippet-amp = Páginas AMP
snippet-amp-text = Para páginas AMP; la imagen se muestra hasta que se carga el mapa.
snippet-image = Solo la imagen
snippet-image-text = Para boletines y donde no se admite ningún marco.
snippet-web-component = Un componente web
snippet-web-component-text = Muestra la imagen, carga el mapa cuando se acerca y evita que la página dé saltos.

## Descargas
download-png = Imagen (PNG, doble resolución)
download-pdf = Para imprimir, ancho completo (PDF)
download-column = Para imprimir, una columna (PDF)
download-card = Tarjeta para redes (PNG)
download-json = Tabla (JSON)
download-package = Descripción de las columnas (Data Package)
download-fragment = Figura y tabla para colaboradores de WordPress (HTML)
download-newsletter = Para un boletín (HTML)
embed-codes = Ponga este mapa en su página
margin-reported = { $margin }, { $share } escrutado
