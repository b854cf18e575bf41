/** A plot of one measure: a line a run, each with a colour, a dash and its number. */
import { scaleLinear } from 'd3-scale';
import { defineComponent, h, type PropType, type VNode } from 'vue';
import type { Point } from './run.js';

/** What a run has on a plot. */
export interface Line {
  /** The run's number. */
  readonly number: number;
  readonly name: string;
  readonly points: ReadonlyArray<Point>;
}

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [420, 190, 46, 18, 8, 24];

/** Runs differ by dash as well as by colour. */
const DASHES = ['', '7 3', '2 3', '9 3 2 3', '4 4', '12 4'];

/** Colour and dash of a run: for lines and keys. */
export const strokeOf = (number: number) => ({
  class: `run-${(number - 1) % DASHES.length}`,
  'stroke-dasharray': DASHES[(number - 1) % DASHES.length],
});

const pathOf = (points: ReadonlyArray<Point>, x: (step: number) => number, y: (value: number) => number) =>
  `M${points.map(([step, value]) => `${x(step).toFixed(1)} ${y(value).toFixed(1)}`).join('L')}`;

export const Plot = defineComponent({
  props: {
    title: { type: String, required: true },
    /** What a reader may take from it. */
    says: { type: String, required: true },
    lines: { type: Array as PropType<ReadonlyArray<Line>>, required: true },
    steps: { type: Number, required: true },
    /** What the axis shows at least. */
    shows: { type: Array as unknown as PropType<readonly [number, number]>, required: true },
    format: { type: Function as PropType<(value: number) => string>, required: true },
  },
  setup: (props) => () => {
    const values = props.lines.flatMap(({ points }) => points.map(([, value]) => value));
    const x = scaleLinear([0, props.steps], [LEFT, WIDTH - RIGHT]);
    const least = Math.min(props.shows[0], ...values);
    const most = Math.max(props.shows[1], ...values);
    const y = scaleLinear([least, most], [HEIGHT - BOTTOM, TOP]).nice(4);
    const rules = y
      .ticks(4)
      .map((tick) => [
        h('path', { class: 'rule', d: `M${LEFT} ${y(tick)}H${WIDTH - RIGHT}` }),
        h('text', { x: LEFT - 6, y: y(tick) + 4, 'text-anchor': 'end' }, props.format(tick)),
      ]);
    const marks = x
      .ticks(4)
      .map((tick) => h('text', { x: x(tick), y: HEIGHT - 6, 'text-anchor': 'middle' }, String(tick)));
    const drawn = props.lines.flatMap(({ number, points }): VNode[] => {
      const last = points.at(-1);
      if (last === undefined) return [];
      const { class: colour, ...dash } = strokeOf(number);
      return [
        h('path', { class: ['line', colour], ...dash, d: pathOf(points, x, y) }),
        h('circle', { class: ['end', colour], cx: x(last[0]), cy: y(last[1]), r: 3 }),
        h('text', { class: 'number', x: x(last[0]) + 5, y: y(last[1]) + 4 }, String(number)),
      ];
    });
    const said = props.lines.flatMap(({ number, name, points }) => {
      const [first, last] = [points[0], points.at(-1)];
      if (first === undefined || last === undefined) return [];
      return `run ${number}, ${name}: from ${props.format(first[1])} to ${props.format(last[1])} at step ${last[0]}`;
    });
    const label = `${props.title}. ${said.length === 0 ? 'Nothing yet' : said.join('; ')}.`;
    return h('figure', { class: 'plot' }, [
      h('figcaption', [h('strong', props.title), ' ', h('span', props.says)]),
      h('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label }, [
        rules,
        marks,
        drawn,
      ]),
    ]);
  },
});
