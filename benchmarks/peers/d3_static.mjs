// d3-geo and topojson on Node: simplified, projected and written as a page that is one static SVG.
// With a third argument, "states", a page is made for each state.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { geoAlbersUsa, geoConicEqualArea, geoIdentity, geoPath } from "d3-geo";
import { geoProject } from "d3-geo-projection";
import { feature } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";
import * as shapefile from "shapefile";

const [folder, out, ask] = process.argv.slice(2);
const WIDTH = 1000;
const COLOURS = ["#b35806", "#f1a340", "#fee0b6", "#d8daeb", "#998ec3", "#542788"];
const BREAKS = [-30, -10, 0, 10, 30];

const votes = new Map(
  readFileSync(`${folder}/votes.csv`, "utf-8").trim().split("\n").slice(1).map((line) => {
    const [geoid, first, second] = line.split(",");
    return [geoid, [Number(first), Number(second)]];
  })
);

function colour([first, second]) {
  const margin = (100 * (first - second)) / (first + second);
  return first + second ? COLOURS[BREAKS.filter((bound) => margin > bound).length] : "#cccccc";
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}

function page(features, file) {
  const collection = { type: "FeatureCollection", features };
  const projection = features.length > 1000
    ? geoAlbersUsa().fitWidth(WIDTH, collection)
    : geoConicEqualArea().parallels([33, 45]).rotate([96, 0]).fitWidth(WIDTH, collection);
  const flat = geoProject(collection, projection);
  flat.features = flat.features.filter((each) => each.geometry);
  const simple = simplify(presimplify(topology({ areas: flat })), 0.25);
  const path = geoPath(geoIdentity()).digits(1);
  const drawn = feature(simple, simple.objects.areas);
  const height = Math.ceil(path.bounds(drawn)[1][1]);
  const paths = drawn.features.map((each) => {
    const { GEOID, NAME } = each.properties, [first, second] = votes.get(GEOID) ?? [0, 0];
    return `<path d="${path(each) ?? ""}" fill="${colour([first, second])}"><title>${escaped(NAME)}: ${first}, ${second}</title></path>`;
  });
  writeFileSync(file, `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Map</title><svg viewBox="0 0 ${WIDTH} ${height}" stroke="#fff" stroke-width=".5">${paths.join("\n")}</svg></html>`);
}

const all = (await shapefile.read(`${folder}/areas.shp`, `${folder}/areas.dbf`, { encoding: "utf-8" })).features;
if (ask === "states") {
  mkdirSync(out, { recursive: true });
  const states = Map.groupBy ? Map.groupBy(all, (f) => f.properties.GEOID.slice(0, 2)) : all.reduce((groups, f) => {
    const state = f.properties.GEOID.slice(0, 2);
    groups.set(state, [...(groups.get(state) ?? []), f]);
    return groups;
  }, new Map());
  for (const [state, features] of states) page(features, `${out}/${state}.html`);
} else {
  page(all, out);
}
