# Words of the embedded map, the images, the codes to paste, and what stands beside the downloads.

embed-figures = Figures
embed-keys = In the map, arrow keys go from county to county, letters find a name, Enter keeps a county, Escape lets it go.
embed-page = All figures, sources and definitions

## What can be pasted where nothing but text and images is kept
fragment-results = Results by county

## Codes to paste
codes-title = Embed: { $headline }
codes-heading = Put this map on your page
codes-intro = Choose what your page can take, copy the code, paste it. The map is { $height } pixels high at a width of 600 and tells your page its height at any other.
codes-no-base = This site was built without its address. Replace { $marker } in the codes by the address of the folder that holds this map’s folder.
codes-copy = Copy the code
codes-copied = Copied.
codes-copy-failed = Selected: copy it with your keyboard.
codes-preview = Preview
codes-phone = On a phone, 375 pixels wide
codes-desktop = In an article, 600 pixels wide
snippet-more = Show the whole map
snippet-iframe = Any page: a frame
snippet-iframe-text = Works wherever HTML may be pasted. Its few bytes of script keep the frame as high as the map; without them it keeps the height of a 600-pixel column.
snippet-pym = Pages that carry pym.js
snippet-pym-text = For content systems of newsrooms that use NPR’s pym.js. The code loads version 1.3.2 from jsDelivr and runs it only if it is the file that npm has; leave that line out where your page carries pym.js already.
snippet-sidechain = Pages that carry Sidechain
snippet-sidechain-text = For pages that have NPR’s Sidechain, the successor of pym.js.
snippet-oembed = An address on its own line: oEmbed
snippet-oembed-text = WordPress, Medium and others that look for oEmbed turn the map’s address, alone on a line, into the map.
snippet-wordpress = WordPress without privileges
snippet-wordpress-text = An image, a caption and a table, of nothing but what WordPress leaves in a contributor’s post.
snippet-amp = AMP pages
snippet-amp-text = For pages in AMP; the image stands until the map is loaded.
snippet-image = The image alone
snippet-image-text = For newsletters and wherever no frame is allowed.
snippet-web-component = A web component
snippet-web-component-text = Shows the image, loads the map when it comes near, and keeps the page from jumping.

## Downloads
download-png = Image (PNG, double resolution)
download-pdf = For print, full width (PDF)
download-column = For print, one column (PDF)
download-card = Social card (PNG)
download-json = Table (JSON)
download-package = Description of the columns (Data Package)
download-fragment = Figure and table for WordPress contributors (HTML)
download-newsletter = For a newsletter (HTML)
embed-codes = Put this map on your page
margin-reported = { $margin }, { $share } reported
