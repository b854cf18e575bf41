import { scaleLinear } from 'd3-scale';
import type { Checkpoint } from './checkpoint.js';

const [WIDTH, HEIGHT, LEFT, GAP] = [640, 150, 64, 46];
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7'];

/** Points that a line joins. */
interface Line {
  readonly name: string;
  readonly points: ReadonlyArray<readonly [x: number, y: number]>;
}

const text = (x: number, y: number, said: string, anchor = 'start', fill = '#1a1a1a') =>
  `<text x="${x}" y="${y}" font-size="11" fill="${fill}" text-anchor="${anchor}">${said}</text>`;

/** A panel with its lines over the steps, from 0 up. */
const panel = (title: string, steps: number, lines: ReadonlyArray<Line>, top: number): string => {
  const highest = Math.max(...lines.flatMap(({ points }) => points.map(([, y]) => y)));
  const x = scaleLinear([0, steps], [LEFT, WIDTH - 16]);
  const y = scaleLinear([0, highest], [top + HEIGHT, top]).nice(4);
  const rules = y
    .ticks(4)
    .map(
      (tick) =>
        `<path d="M${LEFT} ${y(tick)}H${WIDTH - 16}" stroke="#e4e4e4"/>${text(LEFT - 8, y(tick) + 4, String(tick), 'end')}`,
    );
  const marks = x.ticks(6).map((tick) => text(x(tick), top + HEIGHT + 16, String(tick), 'middle'));
  const drawn = lines.map(({ points }, at) => {
    const path = points.map(([step, value]) => `${x(step).toFixed(1)} ${y(value).toFixed(1)}`).join('L');
    return `<path d="M${path}" fill="none" stroke="${COLOURS[at % COLOURS.length]}" stroke-width="1.5"/>`;
  });
  const names = lines.map(({ name }, at) =>
    text(WIDTH - 16 - 70 * (lines.length - 1 - at), top - 8, name, 'end', COLOURS[at % COLOURS.length]),
  );
  return [text(LEFT, top - 8, title), ...rules, ...marks, ...drawn, ...(lines.length > 1 ? names : [])].join(
    '',
  );
};

/** The loss of one level, not of its share in the whole: the mean over every hundredth of the run. */
const smoothed = (losses: ReadonlyArray<number>, levels: number, level: number): Line['points'] => {
  const ofLevel = losses.filter((_, at) => at % levels === level);
  const each = Math.max(1, Math.ceil(ofLevel.length / 100));
  return Array.from({ length: Math.ceil(ofLevel.length / each) }, (_, bin) => {
    const some = ofLevel.slice(bin * each, (bin + 1) * each);
    return [bin * each + some.length / 2, (levels * some.reduce((sum, loss) => sum + loss, 0)) / some.length];
  });
};

/** The course of a run, as SVG: its loss, and what would show a collapse. */
export const plotSvg = ({ settings, history: { losses, features } }: Checkpoint, name: string): string => {
  const { architecture, steps, seed } = settings;
  const { levels, width } = architecture;
  const looks = features.filter((_, at) => at % 3 === 0);
  const series = (of: 1 | 2): ReadonlyArray<Line> => [
    { name: '', points: looks.map((step, at) => [step, features[3 * at + of]!]) },
  ];
  const ofLevels = Array.from({ length: levels }, (_, level) => ({
    name: `level ${level}`,
    points: smoothed(losses, levels, level),
  }));
  const at = (row: number) => 62 + row * (HEIGHT + GAP);
  const total = at(3);
  const panels = [
    panel('loss (smooth L1, mean over patches)', steps, ofLevels, at(0)),
    panel('standard deviation of the features', steps, series(1), at(1)),
    panel(`effective rank of the features, of ${width}`, steps, series(2), at(2)),
  ];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${total}" viewBox="0 0 ${WIDTH} ${total}" ` +
    `font-family="DejaVu Sans"><rect width="${WIDTH}" height="${total}" fill="#ffffff"/>` +
    `<text x="${LEFT}" y="26" font-size="14" font-weight="bold" fill="#1a1a1a">${name}, seed ${seed}</text>${panels.join('')}` +
    `${text((LEFT + WIDTH) / 2, total - 10, 'step', 'middle', '#555555')}</svg>`
  );
};
