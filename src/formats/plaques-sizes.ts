/** Measures of a plaque of each format, in millimetres from its upper left corner. */

export const PLAQUE_FORMATS = ['a4', '120x160'] as const;
export type PlaqueFormat = (typeof PLAQUE_FORMATS)[number];

type Band = Readonly<{ y: number; height: number }>;
/** Letters: their size, and the baseline or the box they stand in. */
type Line = Readonly<{ size: number; y: number }>;
type Block = Band & Readonly<{ most: number; least: number }>;

export type PlaqueLayout = Readonly<{
  width: number;
  height: number;
  /** Free on every side: office printers do not reach the edge, and plates are cut. */
  margin: number;
  head: Band & Readonly<{ radius: number }>;
  city: Line;
  title: Line;
  titleSecond: Line;
  above: Block;
  name: Block;
  qr: Readonly<{ y: number; side: number; frame: number }>;
  code: Line;
  say: Line;
  saySecond: Line;
  steps: Band & Readonly<{ size: number; picture: number }>;
  promise: Line;
  foot: Band & Readonly<{ size: number; number: number; radius: number }>;
}>;

export const LAYOUTS: Readonly<Record<PlaqueFormat, PlaqueLayout>> = {
  a4: {
    width: 210,
    height: 297,
    margin: 12,
    head: { y: 12, height: 43, radius: 4 },
    city: { size: 5.2, y: 22 },
    title: { size: 17, y: 41 },
    titleSecond: { size: 4.6, y: 49.5 },
    above: { y: 58.5, height: 14.5, most: 7, least: 3.2 },
    name: { y: 74, height: 28, most: 12, least: 4 },
    qr: { y: 106, side: 93, frame: 1.1 },
    code: { size: 5.4, y: 207.5 },
    say: { size: 9.4, y: 221 },
    saySecond: { size: 4.2, y: 228 },
    steps: { y: 232.5, height: 23, size: 4.3, picture: 14 },
    promise: { size: 4.8, y: 263 },
    foot: { y: 268, height: 17, size: 5.6, number: 10, radius: 4 },
  },
  '120x160': {
    width: 120,
    height: 160,
    margin: 5,
    head: { y: 5, height: 22.5, radius: 2.4 },
    city: { size: 2.9, y: 10.5 },
    title: { size: 9.2, y: 20.2 },
    titleSecond: { size: 2.6, y: 24.9 },
    above: { y: 28.6, height: 8.2, most: 4, least: 2.1 },
    name: { y: 37.4, height: 15.6, most: 7, least: 2.4 },
    qr: { y: 55, side: 53, frame: 0.7 },
    code: { size: 3.2, y: 112.9 },
    say: { size: 5.3, y: 120.4 },
    saySecond: { size: 2.35, y: 124.4 },
    steps: { y: 126.6, height: 12.6, size: 2.55, picture: 7.6 },
    promise: { size: 2.85, y: 142.6 },
    foot: { y: 145.4, height: 9.6, size: 3.2, number: 5.8, radius: 2.4 },
  },
};
