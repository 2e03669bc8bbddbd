import { number, searchWords } from '#words';
import { createElement, findElement } from './dom.ts';
import { type Bar, barAt, toBars } from './histogram.ts';
import type { Facets, Filters } from '../engine/protocol.ts';

export interface YearFilter {
  /** Shows the chosen years. If `years` is given, also shows the new numbers of papers. */
  show(years: Facets['year'] | undefined, filters: Filters): void;
}

/** Height of the chart, in the units of its `viewBox`. Each bar is 1 unit wide. */
const height = 40;
const svgNamespace = 'http://www.w3.org/2000/svg';

/**
 * Creates the filter by year: a chart of papers per year, and two inputs for the first and the last year. Visitors
 * choose a span of years by dragging over the chart. Keyboards and screen readers use only the inputs.
 *
 * @param parent a `fieldset` that contains an `svg`, a `table`, and inputs named `from` and `to`. It is hidden if there
 *   are fewer than two years and none is chosen, except while it contains the focus
 */
export function createYearFilter(
  parent: HTMLElement,
  onChange: (from: number | undefined, to: number | undefined) => void,
): YearFilter {
  const chart = findElement(parent, 'svg', SVGSVGElement);
  const table = findElement(parent, 'tbody', HTMLTableSectionElement);
  const from = findElement(parent, '[name=from]', HTMLInputElement);
  const to = findElement(parent, '[name=to]', HTMLInputElement);
  const hint = findElement(parent, '[data-year-hint]', HTMLElement);
  let bars: Bar[] = [];
  let shown: { first?: number | undefined; last?: number | undefined } = {};
  let dragged: { start: Bar; end: Bar } | undefined;

  function draw(first: number | undefined, last: number | undefined): void {
    const highest = Math.max(1, ...bars.map(({ count }) => count));
    chart.setAttribute('viewBox', `0 0 ${Math.max(1, bars.length)} ${height}`);
    chart.replaceChildren(
      ...bars.map((bar, index) => {
        const rect = document.createElementNS(svgNamespace, 'rect');
        // A bar is at least 2 units high, so that even a few papers are visible.
        const barHeight = bar.count === 0 ? 0 : Math.max(2, (height * bar.count) / highest);
        const isInside = (first === undefined || bar.to >= first) && (last === undefined || bar.from <= last);
        const attributes = { x: index + 0.1, width: 0.8, y: height - barHeight, height: barHeight };
        for (const [name, value] of Object.entries(attributes)) rect.setAttribute(name, String(value));
        if (!isInside) rect.setAttribute('class', 'outside');
        return rect;
      }),
    );
  }

  function barUnder(event: PointerEvent): Bar | undefined {
    const { left, width } = chart.getBoundingClientRect();
    return barAt(bars, (event.clientX - left) / width);
  }

  function spanOf({ start, end }: { start: Bar; end: Bar }): [number, number] {
    return [Math.min(start.from, end.from), Math.max(start.to, end.to)];
  }

  chart.addEventListener('pointerdown', (event) => {
    const bar = event.button === 0 && barUnder(event);
    if (!bar) return;
    chart.setPointerCapture(event.pointerId);
    dragged = { start: bar, end: bar };
    draw(...spanOf(dragged));
  });
  chart.addEventListener('pointermove', (event) => {
    const bar = barUnder(event);
    if (!bar) return;
    if (dragged) {
      dragged.end = bar;
      draw(...spanOf(dragged));
    }
    const [first, last] = dragged ? spanOf(dragged) : [bar.from, bar.to];
    hint.textContent = dragged ? yearsText(first, last) : `${yearsText(first, last)}: ${number(bar.count)}`;
  });
  chart.addEventListener('pointerleave', () => {
    if (!dragged) hint.textContent = '';
  });
  chart.addEventListener('pointerup', () => {
    if (!dragged) return;
    const span = spanOf(dragged);
    dragged = undefined;
    hint.textContent = '';
    onChange(...span);
  });
  chart.addEventListener('pointercancel', () => {
    dragged = undefined;
    hint.textContent = '';
    draw(yearIn(from), yearIn(to));
  });
  for (const input of [from, to]) input.addEventListener('change', () => onChange(yearIn(from), yearIn(to)));

  return {
    show(years, filters) {
      // The inputs are not changed while the visitor types in them, unless the years were changed elsewhere.
      const { from: first, to: last } = filters;
      if (first !== shown.first || last !== shown.last || !parent.contains(document.activeElement)) {
        from.value = String(first ?? '');
        to.value = String(last ?? '');
        shown = { first, last };
      }
      if (years) {
        const isPointless = years.length < 2 && first === undefined && last === undefined;
        parent.hidden = isPointless && !parent.contains(document.activeElement);
        bars = toBars(years);
        from.placeholder = String(bars[0]?.from ?? '');
        to.placeholder = String(bars.at(-1)?.to ?? '');
        table.replaceChildren(...bars.map(toRow));
      }
      if (!dragged) draw(filters.from, filters.to);
    },
  };
}

function toRow({ from, to, count }: Bar): HTMLTableRowElement {
  const head = createElement('th', undefined, yearsText(from, to));
  head.scope = 'row';
  return createElement('tr', undefined, head, createElement('td', undefined, number(count)));
}

/** Formats a span of years: `2019`, `2019–2023`, `2019 or later`, `2023 or earlier`. */
export function yearsText(from: number | undefined, to: number | undefined): string {
  if (from === undefined) return searchWords.yearsTo(to ?? 0);
  if (to === undefined) return searchWords.yearsFrom(from);
  return from === to ? String(from) : `${from}–${to}`;
}

function yearIn(input: HTMLInputElement): number | undefined {
  return /^\s*\d{1,4}\s*$/.test(input.value) ? Number(input.value) : undefined;
}
