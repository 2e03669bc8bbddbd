import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import { scaleSqrt } from 'd3-scale';
import type { Library } from '../library/library.ts';
import type { Person } from '../library/people.ts';

/** A person in the drawing. Position and radius are in the units of the `viewBox`. */
export interface NetworkNode {
  person: Person;
  x: number;
  y: number;
  radius: number;
}

/** Two people who wrote papers together, and the number of these papers. */
export interface NetworkLink {
  source: NetworkNode;
  target: NetworkNode;
  count: number;
}

export interface Network {
  width: number;
  height: number;
  nodes: NetworkNode[];
  /** The links between people. The link with the most papers comes first. */
  links: NetworkLink[];
}

/** Maximum number of people in the drawing. With more people, the drawing would be unreadable. */
const maxPeople = 40;

/** Number of simulation steps until the layout is stable: the default of d3-force. */
const steps = 300;

const width = 640;
const height = 480;
/** Minimum distance between people and the edges of the drawing. There must be room for half a name. */
const margin = { x: 70, y: 34 };

/**
 * Computes the drawing of the co-author network. If there are too many people, people of the lab are preferred, then
 * people with the most papers. People without a co-author in the drawing are left out. The same input always gives the
 * same positions.
 */
export function coAuthorNetwork({ people, coAuthors }: Pick<Library, 'people' | 'coAuthors'>): Network {
  const ranked = people
    .filter(({ papers }) => papers.length > 0)
    .sort(
      (a, b) =>
        Number(b.author !== undefined) - Number(a.author !== undefined) ||
        b.papers.length - a.papers.length ||
        (a.id < b.id ? -1 : 1),
    )
    .slice(0, maxPeople);
  const indexOf = new Map(ranked.map((person, index) => [person, index]));
  const pairs = ranked.flatMap((person, source) =>
    coAuthors(person).flatMap((other) => {
      const target = indexOf.get(other.person);
      return target !== undefined && target > source ? [{ source, target, count: other.count }] : [];
    }),
  );
  const connected = new Set(pairs.flatMap(({ source, target }) => [source, target]));
  const radius = scaleSqrt([0, Math.max(1, ...ranked.map(({ papers }) => papers.length))], [3, 14]);
  const nodes = ranked.map((person) => ({ person, x: NaN, y: NaN, radius: radius(person.papers.length) }));
  const shown = nodes.filter((_, index) => connected.has(index));
  const links = pairs.flatMap(({ source, target, count }) => {
    const [from, to] = [nodes[source], nodes[target]];
    return from && to ? [{ source: from, target: to, count }] : [];
  });
  layOut(shown, links);
  return { width, height, nodes: shown, links: links.sort((a, b) => b.count - a.count) };
}

/** Computes the positions of the nodes. */
function layOut(nodes: NetworkNode[], links: readonly NetworkLink[]): void {
  // The result of d3-force is always the same: nodes start on a spiral, and its random generator has a fixed seed.
  forceSimulation(nodes)
    .force(
      'link',
      forceLink<NetworkNode, { source: NetworkNode; target: NetworkNode }>(
        links.map(({ source, target }) => ({ source, target })),
      ).distance(60),
    )
    .force('charge', forceManyBody().strength(-160))
    .force('x', forceX(0).strength(0.06))
    .force('y', forceY(0).strength(0.09))
    .force(
      'collide',
      forceCollide<NetworkNode>(({ radius }) => radius + 10),
    )
    .stop()
    .tick(steps);
  stretch(nodes, 'x', width, margin.x);
  stretch(nodes, 'y', height, margin.y);
}

/** Scales the positions on one axis so that they fill the drawing. Positions are rounded to keep pages small. */
function stretch(nodes: readonly NetworkNode[], axis: 'x' | 'y', size: number, gap: number): void {
  const values = nodes.map((node) => node[axis]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  for (const node of nodes) {
    const share = most > least ? (node[axis] - least) / (most - least) : 0.5;
    node[axis] = Math.round(gap + share * (size - 2 * gap));
  }
}
