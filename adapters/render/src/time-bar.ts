import type { Body } from './figure.js';
import { at, element, filled } from './svg.js';
import { sizes, type TextStyle, textWidth, writeText } from './text.js';

const HEIGHT = 14;

const style: TextStyle = { size: sizes.label, bold: true };

/**
 * How far an animation has come: the moment's name, and a bar that fills up.
 *
 * @param names of all moments, for each of which the bar leaves as much room
 */
export const timeBar = (names: ReadonlyArray<string>, moment: number, width: number): Body => {
  const left = Math.ceil(Math.max(...names.map((name) => textWidth(name, style)))) + 10;
  const room = Math.max(names.length, width - left);
  const edge = (index: number): number => Math.round((index * room) / names.length);
  const marks = names.slice(1).map((_, index) => `M${edge(index + 1)} 0v${HEIGHT}`);
  return {
    width: left + room,
    height: HEIGHT,
    markup:
      writeText(0, HEIGHT - 3, names[moment]!, style) +
      at(
        left,
        0,
        filled(0, 0, room, HEIGHT, '#ffffff'),
        filled(0, 0, edge(moment), HEIGHT, '#c8c8c8'),
        filled(edge(moment), 0, edge(moment + 1) - edge(moment), HEIGHT, '#1a1a1a', { class: 'now' }),
        // Very many would hide the bar.
        names.length > 1 && room / names.length >= 4
          ? element('path', { d: marks.join(''), stroke: '#444444', 'stroke-width': 1, fill: 'none' })
          : '',
        element('rect', { x: 0, y: 0, width: room, height: HEIGHT, fill: 'none', stroke: '#444444' }),
      ),
  };
};
