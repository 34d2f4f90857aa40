/** Who may call what of places. */

import { type Matrix, REGISTER_READERS, REGISTRARS } from './roles.ts';

export const placesMatrix: Matrix = {
  // Halls, windows, enterprises, codes
  'GET /api/v1/halls': REGISTER_READERS,
  'GET /api/v1/halls.xlsx': REGISTER_READERS,
  'GET /api/v1/halls/:id': REGISTER_READERS,
  'POST /api/v1/halls': REGISTRARS,
  'PUT /api/v1/halls/:id': REGISTRARS,
  'POST /api/v1/halls/:id/closing': REGISTRARS,
  'GET /api/v1/windows': REGISTER_READERS,
  'GET /api/v1/windows.xlsx': REGISTER_READERS,
  'GET /api/v1/windows/:id': REGISTER_READERS,
  'POST /api/v1/windows': REGISTRARS,
  'PUT /api/v1/windows/:id': REGISTRARS,
  'POST /api/v1/windows/:id/closing': REGISTRARS,
  'GET /api/v1/entities': REGISTER_READERS,
  'GET /api/v1/entities.xlsx': REGISTER_READERS,
  'GET /api/v1/entities/suggestions': REGISTER_READERS,
  'GET /api/v1/windows/suggestions': REGISTER_READERS,
  'GET /api/v1/entities/:id': REGISTER_READERS,
  'POST /api/v1/entities': REGISTRARS,
  'PUT /api/v1/entities/:id': REGISTRARS,
  'PUT /api/v1/entities/:id/initials': REGISTRARS,

  'GET /halls': 'public',
};
