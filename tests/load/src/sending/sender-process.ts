import type { Plan } from './plan.js';
import { send } from './send.js';

process.on('message', (plan: Plan) => {
  void send(plan).then(
    (sent) => process.send?.({ sent }),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});
process.once('disconnect', () => process.exit());
process.send?.('ready');
