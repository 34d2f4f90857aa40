/** Worlds half way through their course, and what a step is refused for. */

import { begun, COMMANDS, type Step, tryStep, type World, walk } from './matter-world.ts';

const c = COMMANDS;

export const handling = walk(begun(), ['D', c.accept], ['D', c.dispatch], ['L', c.sign]);
export const answered = (world: World = handling) => walk(world, ['L', c.submit], ['C', c.approve]);
export const contested = walk(answered(), ['J', { ...c['give-verdict'], verdict: 'partly' }]);

/** Kind of the problem a step meets; `done` where it meets none. */
export function refusal(world: World, step: Step) {
  const tried = tryStep(world, step);
  return tried.ok ? 'done' : tried.problem.kind;
}
