addEventListener("message",function(e){var d=e.data;d&&d.sentinel=="amp"&&d.height>0&&document.querySelectorAll("iframe").forEach(function(f){f.contentWindow==e.source&&(f.height=d.height)})})
