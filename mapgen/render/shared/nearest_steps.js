// Where arrow keys lead among thousands of counties, which come without a table of steps.
var mapgen = window.mapgen || {};
mapgen.nearest = function (paths) {
  "use strict";
  var middles = null;

  // The nearest that lies more that way than aside.
  return function (from, way) {
    middles = middles || paths.map(function (path) {
      var box = path.getBBox();
      return [box.x + box.width / 2, box.y + box.height / 2];
    });
    var along = way % 2, sign = way < 2 ? -1 : 1, best = from, least = Infinity;
    middles.forEach(function (middle, at) {
      var ahead = (middle[along] - middles[from][along]) * sign;
      var aside = Math.abs(middle[1 - along] - middles[from][1 - along]), far = ahead + 2 * aside;
      if (ahead > 0 && aside <= ahead && far < least) { least = far; best = at; }
    });
    return best;
  };
};
