import type { FastifyInstance } from 'fastify';

const LINE = /^(?<indent>(?:│ {3}| {4})*)(?:├──|└──) (?<part>\S*)(?: \((?<methods>[A-Z, ]+)\))?$/;
const INDENT = 4;

/** Every method and address that the router knows, as OpenAPI writes them, `HEAD`s too, sorted. */
export function routesOfRouter(fastify: FastifyInstance): readonly string[] {
  const above: string[] = [];
  const routes = fastify
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const { indent, part, methods } = LINE.exec(line)?.groups ?? {};
      if (indent === undefined || part === undefined) throw new Error(`a line of the router: ${line}`);
      const depth = indent.length / INDENT;
      above.length = depth;
      above.push(part);
      const path = above.join('').replace(/:(\w+)/g, '{$1}');
      return (methods?.split(', ') ?? []).map((method) => `${method} ${path}`);
    });
  return [...new Set(routes)].sort();
}
