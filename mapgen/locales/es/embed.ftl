# Palabras del mapa incrustado, de las imágenes, de los códigos para pegar y de lo que acompaña a las descargas.

embed-figures = Cifras
embed-page = Todas las cifras, fuentes y definiciones
