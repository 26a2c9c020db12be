// Ends with 0 while the program in this container answers, at /health/live or at the path it is given.
const [path = '/health/live'] = process.argv.slice(2);
const address = `http://127.0.0.1:${process.env.PORT}${path}`;
try {
  const answer = await fetch(address, { signal: AbortSignal.timeout(4000) });
  console.log(`${answer.status} ${await answer.text()}`);
  process.exitCode = answer.ok ? 0 : 1;
} catch (error) {
  console.log(`${address}: ${error.cause?.message ?? error.message}`);
  process.exitCode = 1;
}
