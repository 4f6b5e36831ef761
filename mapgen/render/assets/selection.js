// Which county the page is about. Pointing comes before keyboard focus, and focus before the county that is kept.
var mapgen = window.mapgen || {};
mapgen.selection = function (changed) {
  "use strict";
  var pointed = "", focused = "", kept = "", told = null;

  function tell(announce) {
    var shown = pointed || focused || kept, now = shown + "/" + kept;
    if (now === told) return;
    told = now;
    changed(shown, kept, announce);
  }

  return {
    point: function (geoid) { pointed = geoid; tell(false); },
    focus: function (geoid) { focused = geoid; tell(false); },
    keep: function (geoid, announce) { kept = geoid; tell(announce); },
    release: function (announce) { pointed = focused = kept = ""; tell(announce); },
    kept: function () { return kept; }
  };
};
