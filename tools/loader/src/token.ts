import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { fieldsOf, StackFailed } from './sending/api.js';

const TOKEN_COMMAND = fileURLToPath(new URL('../../../deploy/local/dist/token.js', import.meta.url));

/** A registrar's token from the development issuer, as `npm run token` prints it. @throws StackFailed */
export async function registrarToken(): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [TOKEN_COMMAND, '--role', 'registrar'], {
      timeout: 20_000,
    });
    return stdout.trim();
  } catch (error) {
    const { stderr } = fieldsOf(error);
    const said =
      typeof stderr === 'string' && stderr.trim() !== '' ? stderr.trim() : 'the development issuer gave none';
    throw new StackFailed(`No token for a registrar: ${said}`, {
      cause: error,
    });
  }
}
