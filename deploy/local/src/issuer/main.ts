import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

import { httpAddress } from '../settings.js';
import { loopback } from '../ports.js';
import { issuerKeys } from './keys.js';
import { developmentIssuer } from './provider.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    audience: { type: 'string' },
    directory: { type: 'string' },
    /** The interface to listen on. */
    host: { type: 'string', default: loopback },
    /** Its address as clients have it, where that is another than the port on this machine. */
    issuer: { type: 'string' },
  },
});
if (!values.port || !values.audience || !values.directory) {
  throw new Error('The issuer needs --port, --audience and --directory');
}

const port = Number(values.port);
const issuer = values.issuer ?? httpAddress(port);
const provider = developmentIssuer(issuer, values.audience, issuerKeys(values.directory));
provider.on('server_error', (_context, error) => console.error(error));

const answer = provider.callback();
const server = createServer((request, response) => void answer(request, response));
server.listen(port, values.host, () => console.log(`The development issuer answers at ${issuer}`));
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
