// Which county the page is about. Pointing comes before keyboard focus, and focus before the county that is kept.
var mapgen = window.mapgen || {};
mapgen.selection = function (changed) {
  "use strict";
  let pointed = "", focused = "", kept = "", told = null;

  function tell(announce) {
    const shown = pointed || focused || kept, now = shown + "/" + kept;
    if (now === told) return;
    told = now;
    changed(shown, kept, announce);
  }

  return {
    point: geoid => { pointed = geoid; tell(false); },
    focus: geoid => { focused = geoid; tell(false); },
    keep: (geoid, announce) => { kept = geoid; tell(announce); },
    release: announce => { pointed = focused = kept = ""; tell(announce); },
    kept: () => kept
  };
};
