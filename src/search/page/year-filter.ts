import { number, searchWords } from '#words';
import { createElement, findElement } from './dom.ts';
import { type Bar, barAt, toBars } from './histogram.ts';
import type { Facets, Filters } from '../engine/protocol.ts';

export interface YearFilter {
  show(years: Facets['year'] | undefined, filters: Filters): void;
}

/** The chart is drawn in units of its own: one for the width of a bar, so many for the highest. */
const height = 40;
const svg = 'http://www.w3.org/2000/svg';

/**
 * A chart of papers over time on which one draws a span of years with a finger or a mouse, and two boxes to type years into,
 * which keyboards and screen readers use alone.
 *
 * @param parent holds an `svg`, a `table`, and inputs named `from` and `to`
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
  let drawn: { start: Bar; end: Bar } | undefined;

  function draw(first: number | undefined, last: number | undefined): void {
    const most = Math.max(1, ...bars.map(({ count }) => count));
    chart.setAttribute('viewBox', `0 0 ${Math.max(1, bars.length)} ${height}`);
    chart.replaceChildren(
      ...bars.map((bar, place) => {
        const rect = document.createElementNS(svg, 'rect');
        // A year with few papers is seen, too.
        const tall = bar.count === 0 ? 0 : Math.max(2, (height * bar.count) / most);
        const inside = (first === undefined || bar.to >= first) && (last === undefined || bar.from <= last);
        const numbers = { x: place + 0.1, width: 0.8, y: height - tall, height: tall };
        for (const [name, value] of Object.entries(numbers)) rect.setAttribute(name, String(value));
        if (!inside) rect.setAttribute('class', 'outside');
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
    drawn = { start: bar, end: bar };
    draw(...spanOf(drawn));
  });
  chart.addEventListener('pointermove', (event) => {
    const bar = barUnder(event);
    if (!bar) return;
    if (drawn) {
      drawn.end = bar;
      draw(...spanOf(drawn));
    }
    const [first, last] = drawn ? spanOf(drawn) : [bar.from, bar.to];
    hint.textContent = drawn ? yearsText(first, last) : `${yearsText(first, last)}: ${number(bar.count)}`;
  });
  chart.addEventListener('pointerleave', () => {
    if (!drawn) hint.textContent = '';
  });
  chart.addEventListener('pointerup', () => {
    if (!drawn) return;
    const span = spanOf(drawn);
    drawn = undefined;
    hint.textContent = '';
    onChange(...span);
  });
  chart.addEventListener('pointercancel', () => {
    drawn = undefined;
    hint.textContent = '';
    draw(yearIn(from), yearIn(to));
  });
  for (const input of [from, to]) input.addEventListener('change', () => onChange(yearIn(from), yearIn(to)));

  return {
    show(years, filters) {
      // What is being typed stays, unless the span itself was changed elsewhere.
      const { from: first, to: last } = filters;
      if (first !== shown.first || last !== shown.last || !parent.contains(document.activeElement)) {
        from.value = String(first ?? '');
        to.value = String(last ?? '');
        shown = { first, last };
      }
      if (years) {
        bars = toBars(years);
        from.placeholder = String(bars[0]?.from ?? '');
        to.placeholder = String(bars.at(-1)?.to ?? '');
        table.replaceChildren(...bars.map(toRow));
      }
      if (!drawn) draw(filters.from, filters.to);
    },
  };
}

function toRow({ from, to, count }: Bar): HTMLTableRowElement {
  const head = createElement('th', undefined, yearsText(from, to));
  head.scope = 'row';
  return createElement('tr', undefined, head, createElement('td', undefined, number(count)));
}

/** `2019`, `2019–2023`, `from 2019`, `to 2023`. */
export function yearsText(from: number | undefined, to: number | undefined): string {
  if (from === undefined) return searchWords.yearsTo(to ?? 0);
  if (to === undefined) return searchWords.yearsFrom(from);
  return from === to ? String(from) : `${from}–${to}`;
}

function yearIn(input: HTMLInputElement): number | undefined {
  return /^\s*\d{1,4}\s*$/.test(input.value) ? Number(input.value) : undefined;
}
