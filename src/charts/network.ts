import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import { scaleSqrt } from 'd3-scale';
import type { Library } from '../library/library.ts';
import type { Person } from '../library/people.ts';

/** Somebody in the picture, in units of it. */
export interface NetworkNode {
  person: Person;
  x: number;
  y: number;
  radius: number;
}

/** Two people who wrote together, and how many papers. */
export interface NetworkLink {
  source: NetworkNode;
  target: NetworkNode;
  count: number;
}

export interface Network {
  width: number;
  height: number;
  nodes: NetworkNode[];
  /** Most papers first. */
  links: NetworkLink[];
}

/** So many people are drawn: more could not be told apart. */
const drawn = 40;

/** Steps after which the picture rests, as in d3-force's own default. */
const steps = 300;

const width = 640;
const height = 480;
/** Room at the sides for half a name. */
const margin = { x: 70, y: 34 };

/**
 * Who wrote with whom: of the people with most papers, the lab's own first, those who wrote with another of them.
 * The places come from a simulation that begins and ends alike each time.
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
    .slice(0, drawn);
  const places = new Map(ranked.map((person, index) => [person, index]));
  const pairs = ranked.flatMap((person, source) =>
    coAuthors(person).flatMap((other) => {
      const target = places.get(other.person);
      return target !== undefined && target > source ? [{ source, target, count: other.count }] : [];
    }),
  );
  const joined = new Set(pairs.flatMap(({ source, target }) => [source, target]));
  const radius = scaleSqrt([0, Math.max(1, ...ranked.map(({ papers }) => papers.length))], [3, 14]);
  const nodes = ranked.map((person) => ({ person, x: NaN, y: NaN, radius: radius(person.papers.length) }));
  const shown = nodes.filter((_, index) => joined.has(index));
  const links = pairs.flatMap(({ source, target, count }) => {
    const [from, to] = [nodes[source], nodes[target]];
    return from && to ? [{ source: from, target: to, count }] : [];
  });
  place(shown, links);
  return { width, height, nodes: shown, links: links.sort((a, b) => b.count - a.count) };
}

function place(nodes: NetworkNode[], links: readonly NetworkLink[]): void {
  // d3-force moves nodes from a spiral and with a generator of its own, so that nothing is left to chance.
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

/** Stretches the picture to its frame; figures are rounded, since pages carry them. */
function stretch(nodes: readonly NetworkNode[], axis: 'x' | 'y', size: number, gap: number): void {
  const values = nodes.map((node) => node[axis]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  for (const node of nodes) {
    const share = most > least ? (node[axis] - least) / (most - least) : 0.5;
    node[axis] = Math.round(gap + share * (size - 2 * gap));
  }
}
