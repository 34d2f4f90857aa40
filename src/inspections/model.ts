/** Inspections of firms (涉企行政检查): who may inspect, with which licence, and by which published items. */

import type { Uuid } from '../kernel/ids.ts';
import type { LocalDate } from '../kernel/time.ts';

/** Days on which a record of the register holds; `lastOn` is the last of them. */
export type Dated = Readonly<{ id: Uuid; fromOn: LocalDate; lastOn: LocalDate | null; version: number }>;
/** The unit it belongs to, and the division of that unit. */
type OfUnit = Readonly<{ unitId: Uuid; divisionCode: string }>;

/** An agency’s power: its own, given by law or regulation, or entrusted by an organ in whose name it acts. */
export const POWERS = ['own', 'authorised', 'entrusted'] as const;
export type Power = (typeof POWERS)[number];

/** 执法机构: a unit that may inspect. No other may, whoever works there. */
export type Agency = Dated & OfUnit & Readonly<{ power: Power; entrustingUnitId: Uuid | null; law: string }>;

/** 执法人员. The licence number is shown in full: it must be shown on site. */
export type Officer = Dated &
  OfUnit &
  Readonly<{ licence: string; name: string; userId: Uuid | null; lastOn: LocalDate }>;

export const ITEM_LEVELS = ['province', 'city', 'county', 'township'] as const;
export type ItemLevel = (typeof ITEM_LEVELS)[number];

/** 检查事项 of an agency, as published. */
export type Item = Dated &
  OfUnit &
  Readonly<{ code: string; name: string; law: string; level: ItemLevel; yearlyCap: number | null }>;

/** Standing of a record of the register on a day. */
export const STANDINGS = ['in-force', 'coming', 'ended'] as const;
export type Standing = (typeof STANDINGS)[number];
