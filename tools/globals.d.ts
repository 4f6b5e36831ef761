// What scripts of one page give each other, who share no modules.
interface Window {
  mapgen: {
    countyMap: (id: string, view: import("../mapgen/render/page/county_map.js").View) => unknown;
    map?: import("../mapgen/render/page/county_map.js").Zoomable;
  };
}
