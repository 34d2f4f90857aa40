/** Who may call what of law. */

import type { Matrix } from './roles.ts';

export const lawMatrix: Matrix = {
  // Law: everybody may read the rules, few may set them
  'GET /api/v1/law/calendar-years': 'signed-in',
  'GET /api/v1/law/calendar-years.xlsx': 'signed-in',
  'GET /api/v1/law/calendar-years/:year': 'signed-in',
  'POST /api/v1/law/calendar-years/sheet': ['rules-keeper'],
  'POST /api/v1/law/calendar-years/preview': ['rules-keeper'],
  'POST /api/v1/law/calendar-years': ['rules-keeper'],
  'GET /api/v1/law/procedures': 'signed-in',
  'GET /api/v1/law/procedures.xlsx': 'signed-in',
  'POST /api/v1/law/procedures/:procedure/versions': ['rules-keeper'],
  'POST /api/v1/law/procedures/:procedure/preview': ['rules-keeper'],
  'GET /api/v1/law/limits': 'signed-in',
  'GET /api/v1/law/limits.xlsx': 'signed-in',
  'POST /api/v1/law/limits/:code/preview': ['rules-keeper'],
  'POST /api/v1/law/limits/:code/versions': ['rules-keeper'],
  'GET /api/v1/law/categories': 'signed-in',
  'GET /api/v1/law/categories.xlsx': 'signed-in',
  'POST /api/v1/law/deadline': 'signed-in',
};
