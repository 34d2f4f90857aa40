/**
 * Attack on hidden numbers, as a flow: each hidden number is an edge between two of the sums it is part of, added in one and
 * subtracted in the other. A number could be larger if others make up for it so that no sum changes, which is a way back
 * round its edge: D. Gusfield, SIAM J. Comput. 17 (1988) 552–571.
 */

export type Edge = Readonly<{
  tail: string;
  head: string;
  value: number;
  /** Lower bound that everybody knows. */
  least: number;
}>;

/** Change of each of these edges; others keep their value, and no sum changes. */
export type Changes = ReadonlyMap<number, number>;

type Step = Readonly<{ edge: number; by: 1 | -1 }>;
type Graph = ReadonlyMap<string, readonly Readonly<{ to: string; step: Step }>[]>;

export function graphOf(edges: readonly Edge[]): Graph {
  const graph = new Map<string, { to: string; step: Step }[]>();
  const add = (from: string, to: string, step: Step) => {
    const known = graph.get(from);
    if (known === undefined) graph.set(from, [{ to, step }]);
    else known.push({ to, step });
  };
  for (const [edge, { tail, head }] of edges.entries()) {
    add(tail, head, { edge, by: 1 });
    add(head, tail, { edge, by: -1 });
  }
  return graph;
}

/** @returns a way in which the edge could be `goal`; null where there is none */
export function raised(edges: readonly Edge[], graph: Graph, index: number, goal: number): Changes | null {
  const changes = new Map<number, number>();
  const change = (edge: number, by: number) => changes.set(edge, (changes.get(edge) ?? 0) + by);
  for (let value = edges[index]?.value ?? goal; value < goal; value += 1) {
    const steps = wayBack(edges, graph, changes, index);
    if (steps === null) return null;
    for (const { edge, by } of steps) change(edge, by);
    change(index, 1);
  }
  return changes;
}

/** Shortest way from an edge's head to its tail, over edges that can still give or take one. */
function wayBack(edges: readonly Edge[], graph: Graph, changes: Changes, index: number): readonly Step[] | null {
  const around = edges[index];
  if (around === undefined) return null;
  const mayFall = (edge: number) => {
    const { value, least } = edges[edge] ?? around;
    return value + (changes.get(edge) ?? 0) > least;
  };
  const cameBy = new Map<string, Readonly<{ from: string; step: Step }> | null>([[around.head, null]]);
  for (const corner of cameBy.keys()) {
    if (corner === around.tail) break;
    for (const { to, step } of graph.get(corner) ?? []) {
      if (step.edge === index || cameBy.has(to)) continue;
      if (step.by === -1 && !mayFall(step.edge)) continue;
      cameBy.set(to, { from: corner, step });
    }
  }
  if (!cameBy.has(around.tail)) return null;
  const steps: Step[] = [];
  for (let back = cameBy.get(around.tail); back != null; back = cameBy.get(back.from)) steps.push(back.step);
  return steps;
}
