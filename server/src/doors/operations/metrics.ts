/** What an operator watches: answers by route and status, how long they took, how far the folds are. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Gauge, Histogram, collectDefaultMetrics, register } from 'prom-client';
import { Follower } from '../../projections/follower';

export function measure(app: NestFastifyApplication): void {
  register.clear();
  collectDefaultMetrics({ prefix: 'heed_' });
  const answers = new Histogram({
    name: 'heed_http_seconds',
    help: 'Time from a request to its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.025, 0.1, 0.5, 2.5],
  });
  const follower = app.get(Follower);
  const position: Gauge = new Gauge({
    name: 'heed_fold_position',
    help: 'Journal position that the boards rest on',
    collect: (): void => position.set(follower.position),
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', async (request, reply) => {
      // The route's pattern, never the address itself: addresses carry ids.
      const route = request.routeOptions.url ?? 'none';
      const labels = { method: request.method, route, status: String(reply.statusCode) };
      answers.observe(labels, reply.elapsedTime / 1000);
    });
}
