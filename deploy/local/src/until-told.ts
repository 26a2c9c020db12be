const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** One Ctrl-C reaches us up to three times: from the terminal, through npm and through the program before us. */
const SAME_PRESS_MS = 1000;

/**
 * Resolves with the reason to stop: a signal, or the end of the program that started us.
 * Asked a second time, the process ends at once, and with it everything that it started.
 */
export function untilToldToStop(): Promise<string> {
  // A closed terminal must not turn the last words of a stop into its failure.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);

  return new Promise((resolve) => {
    let toldAt: number | undefined;
    const tell = (reason: string): void => {
      if (toldAt === undefined) {
        toldAt = Date.now();
        resolve(reason);
      } else if (Date.now() - toldAt > SAME_PRESS_MS) {
        process.exit(130);
      }
    };
    for (const signal of SIGNALS) process.on(signal, tell);
    if (process.channel) process.once('disconnect', () => tell('the end of the program that started us'));
  });
}
