/** Prints an open dialog alone. */

import { useEffect } from 'react';
import './printed.css';

export function usePrintedAlone(): void {
  useEffect(() => {
    document.body.classList.add('printing-dialog');
    return () => document.body.classList.remove('printing-dialog');
  }, []);
}
