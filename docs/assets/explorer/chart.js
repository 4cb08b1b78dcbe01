// The chart: one mark for each statement. uPlot keeps scales and axes; the marks are drawn here.
import { boundsOf } from "./marks.js";

const HEIGHT = 360;
const NARROW = { width: 480, height: 280 };
const NEAR = 14;
const RADIUS = 3.5;
const FAINT = 0.45;
const PAIR_COLOURS = ["eco-a", "eco-b", "eco-c", "eco-d"];

/** The site's colours as they are now. */
const readColours = () => {
  const style = getComputedStyle(document.body);
  const names = ["ink-2", "rule", ...PAIR_COLOURS];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--bb-${name}`).trim()]));
};

const polygon = (context, points) => {
  context.moveTo(...points[0]);
  for (const point of points.slice(1)) context.lineTo(...point);
};

const outlines = {
  turnover: (context, middle, r) => context.arc(middle, middle, r, 0, 2 * Math.PI),
  export: (context, middle, r) => polygon(context, [
    [middle, middle - 1.3 * r], [middle + 1.2 * r, middle + r], [middle - 1.2 * r, middle + r],
  ]),
  import: (context, middle, r) => context.rect(middle - r, middle - r, 2 * r, 2 * r),
};

/** The symbol of a flow as a small picture, drawn once: thousands of outlines would be slow. */
const stamp = (flow, fill) => {
  const r = RADIUS * devicePixelRatio;
  const middle = Math.ceil(2 * r);
  const picture = new OffscreenCanvas(2 * middle, 2 * middle);
  const context = picture.getContext("2d");
  context.fillStyle = fill;
  context.beginPath();
  outlines[flow](context, middle, r);
  context.fill();
  return { picture, middle };
};

/** A linear scale of the plot, from values to pixels of its canvas. */
const scaleOf = (plot, name) => {
  const { min, max } = plot.scales[name];
  const [from, to] = [plot.valToPos(min, name, true), plot.valToPos(max, name, true)];
  return (value) => from + ((value - min) * (to - from)) / (max - min);
};

/** Draws what is not yet drawn at the same pixels: more of the same would only take time. */
const onceAt = (draw) => {
  const seen = new Set();
  return (...place) => {
    const key = place.reduce((sum, pixel) => sum * 1e5 + pixel + 1e4, 0);
    if (seen.has(key)) return;
    seen.add(key);
    draw(...place);
  };
};

const drawPair = ({ ctx: context }, marks, fill, [x, y]) => {
  const ratio = devicePixelRatio;
  const [thin, thick] = [Math.round(1.5 * ratio), Math.round(4 * ratio)];
  const hidden = 2 * RADIUS * ratio;
  const stamps = Object.fromEntries(Object.keys(outlines).map((flow) => [flow, stamp(flow, fill)]));
  const drawSpan = onceAt((left, right, level) =>
    context.fillRect(left, level - thin / 2, right - left, thin));
  const drawInterval = onceAt((middle, top, bottom) =>
    context.fillRect(middle - thick / 2, top, thick, bottom - top));
  const drawSymbols = Object.fromEntries(Object.entries(stamps).map(([flow, { picture, middle }]) => [
    flow, onceAt((across, down) => context.drawImage(picture, across - middle, down - middle)),
  ]));
  const places = marks.map(({ statement, start, end, value, low, high }) => ({
    flow: statement.flow,
    left: Math.round(x(start)),
    right: Math.round(x(end)),
    middle: Math.round(x((start + end) / 2)),
    level: Math.round(y(value)),
    top: Math.round(y(high)),
    bottom: Math.round(y(low)),
  }));
  context.fillStyle = fill;
  context.globalAlpha = FAINT;
  for (const { left, right, middle, level, top, bottom } of places) {
    drawSpan(left, right, level);
    if (bottom - top > hidden) drawInterval(middle, top, bottom);
  }
  context.globalAlpha = 1;
  for (const { flow, middle, level } of places) drawSymbols[flow](middle, level);
};

const nearest = (plot, pairs, left, top) => {
  let [found, least] = [null, NEAR ** 2];
  for (const { marks } of pairs) {
    for (const mark of marks) {
      const across = plot.valToPos((mark.start + mark.end) / 2, "x") - left;
      const down = plot.valToPos(mark.value, "y") - top;
      const distance = across ** 2 + down ** 2;
      if (distance < least) [found, least] = [mark, distance];
    }
  }
  return found;
};

const sizeIn = (box) => ({
  width: box.clientWidth,
  height: box.clientWidth < NARROW.width ? NARROW.height : HEIGHT,
});

/**
 * A chart in a box of the page; it follows the box's width and the page's colours.
 *
 * @param {object} uPlot the library.
 * @param {HTMLElement} box
 * @param {(value: number) => string} numberText of an axis.
 * @param {(statement: object | null) => void} point is told the statement under the pointer.
 * @returns {(pairs: object[]) => void} draws pairs with their marks.
 */
export const makeChart = (uPlot, box, numberText, point) => {
  let pairs = [];
  let colours = readColours();
  const axis = (label) => ({
    stroke: () => colours["ink-2"],
    grid: { stroke: () => colours.rule, width: 1 },
    ticks: { stroke: () => colours.rule, width: 1 },
    font: '12px "Noto Sans", system-ui, sans-serif',
    values: (plot, ticks) => ticks.map((tick) => label(tick, plot)),
  });
  // A label stands in the year that begins at its line; none begins at the last.
  const yearLabel = (year, { scales }) => (year < scales.x.max ? String(year) : "");
  const draw = (plot) => {
    const { left, top, width, height } = plot.bbox;
    const scales = [scaleOf(plot, "x"), scaleOf(plot, "y")];
    plot.ctx.save();
    plot.ctx.beginPath();
    plot.ctx.rect(left, top, width, height);
    plot.ctx.clip();
    pairs.forEach(({ marks }, place) => {
      drawPair(plot, marks, colours[PAIR_COLOURS[place]], scales);
    });
    plot.ctx.restore();
  };
  const plot = new uPlot({
    ...sizeIn(box),
    legend: { show: false },
    cursor: { x: false, y: false, points: { show: false }, drag: { x: false, y: false } },
    scales: { x: { time: false, range: (_, low, high) => [low, high] }, y: { range: (_, low, high) => [low, high] } },
    series: [{}, { paths: () => null, points: { show: false } }],
    axes: [
      { ...axis(yearLabel), align: 1, gap: 2, size: 34, incrs: [1, 2, 5, 10, 20, 50] },
      { ...axis(numberText), size: 60 },
    ],
    hooks: {
      draw: [draw],
      setCursor: [({ cursor }) => point(nearest(plot, pairs, cursor.left, cursor.top)?.statement ?? null)],
    },
  }, [[0, 1], [0, 1]], box);
  new ResizeObserver(() => { if (box.clientWidth) plot.setSize(sizeIn(box)); }).observe(box);
  new MutationObserver(() => {
    colours = readColours();
    plot.redraw(false);
  }).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
  return (given) => {
    pairs = given;
    const { x, y } = boundsOf(pairs);
    plot.setData([x, y]);
  };
};
