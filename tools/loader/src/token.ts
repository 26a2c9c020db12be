import { developmentToken } from '@entente/local-stack';
import { messageOf } from './error-message.js';
import { StackFailed } from './sending/api.js';

/** A registrar's token from the development issuer, as `npm run token` prints it. @throws StackFailed */
export async function registrarToken(): Promise<string> {
  try {
    return await developmentToken({ roles: ['registrar'] });
  } catch (error) {
    throw new StackFailed(`No token for a registrar: ${messageOf(error)}`, { cause: error });
  }
}
