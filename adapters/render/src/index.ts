export type { PictureOptions, SampleOptions } from './choices.js';
export { combinedLevelsSvg } from './combined-levels.js';
export { type CoverageHistogramOptions, coverageHistogramSvg } from './coverage-histogram.js';
export { type HeatMapOptions, heatMapSvg } from './heat-map.js';
export { type LevelsOptions, levelsSvg } from './levels.js';
export { type PanelOptions, panelSvg } from './panel.js';
export type { Photograph } from './photograph.js';
export { type ShapeHistogramOptions, shapeHistogramSvg } from './shape-histogram.js';
export { type StripOptions, stripSvg } from './strip.js';
