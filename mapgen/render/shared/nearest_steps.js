/**
 * Where arrow keys lead among thousands of areas, which come without a table of steps: to the nearest that lies more
 * that way than aside.
 *
 * @param {SVGPathElement[]} paths
 * @returns {import("shared/keyboard.js").Step}
 */
export function nearestSteps(paths) {
  /** @type {[number, number][]} */
  let middles = [];

  return (from, way) => {
    if (!middles.length) {
      middles = paths.map(path => {
        const box = path.getBBox();
        return [box.x + box.width / 2, box.y + box.height / 2];
      });
    }
    const along = way % 2, sign = way < 2 ? -1 : 1;
    let best = from, least = Infinity;
    middles.forEach((middle, at) => {
      const ahead = (middle[along] - middles[from][along]) * sign;
      const aside = Math.abs(middle[1 - along] - middles[from][1 - along]), far = ahead + 2 * aside;
      if (ahead > 0 && aside <= ahead && far < least) { least = far; best = at; }
    });
    return best;
  };
}
