interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Taking>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, object>> };
}

interface Taking {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
}

/** What a service's OpenAPI says of a body, complete in itself. @throws where the route takes none */
export async function bodySchema(service: string, method: string, path: string): Promise<object> {
  const document = (await (await fetch(`${service}/openapi.json`)).json()) as Document;
  const schema = document.paths[path]?.[method]?.requestBody?.content['application/json']?.schema;
  if (schema === undefined) throw new Error(`${method} ${path} takes no body`);
  return { ...schema, components: document.components };
}
