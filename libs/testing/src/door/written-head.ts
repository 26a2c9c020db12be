import { addressWithAbsent, type RouteName } from './access-table.js';
import { NO_VERSION, type TriedDoor } from './service-door.js';

/** The head of a request as it goes over the wire, of somebody who may ask, with further lines. */
export async function writtenHead(
  door: TriedDoor,
  route: RouteName,
  more: readonly string[] = [],
): Promise<string> {
  const [method = '', path = ''] = route.split(' ');
  const lines = [
    `${method} ${addressWithAbsent(path)} HTTP/1.1`,
    'Host: localhost',
    `Authorization: Bearer ${await door.tokenFor(route)}`,
    'Content-Type: application/json',
    `If-Match: "${NO_VERSION}"`,
  ];
  return [...lines, ...more, '', ''].join('\r\n');
}
