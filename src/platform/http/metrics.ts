/** Counters for the operator, in Prometheus text form. Labels are route patterns and kinds, never ids or persons. */

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const httpSeconds = new Histogram({
    name: 'mashang_http_seconds',
    help: 'Time to answer, by route pattern',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers,
  });
  /** Cached by route pattern, method and status: looking labels up costs more than counting. */
  const known = new Map<string, Histogram.Internal<'method' | 'route' | 'status'>>();
  return {
    registry,
    answered: (what: Readonly<{ method: string; route: string; status: number }>, seconds: number): void => {
      const key = `${what.status} ${what.method} ${what.route}`;
      const of = known.get(key) ?? httpSeconds.labels(what.method, what.route, String(what.status));
      known.set(key, of);
      of.observe(seconds);
    },
    serverErrors: new Counter({ name: 'mashang_server_errors_total', help: 'Requests that broke (5xx)', registers }),
    outboxWaiting: new Gauge({ name: 'mashang_outbox_waiting', help: 'Outbox rows not yet done', registers }),
    outboxFailures: new Counter({
      name: 'mashang_outbox_failures_total',
      help: 'Outbox attempts that failed, by topic',
      labelNames: ['topic'],
      registers,
    }),
    unopened: new Counter({
      name: 'mashang_unopened_total',
      help: 'Times something sealed was opened by no key of the ring, by table or channel',
      labelNames: ['what'],
      registers,
    }),
    jobSeconds: new Histogram({
      name: 'mashang_job_seconds',
      help: 'Time a job took, by job and outcome',
      labelNames: ['job', 'outcome'],
      buckets: [0.01, 0.1, 1, 10, 60],
      registers,
    }),
  };
}
