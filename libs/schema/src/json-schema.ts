/** A JSON Schema of draft 2020-12, or a part of one. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** A class whose decorated fields declare a body, a query, an event or settings. Built without arguments. */
export type DeclaredClass<T extends object = object> = new () => T;

/** A declaration that cannot be turned into an exact schema. Stops the start; never raised by input. */
export class InexactDeclaration extends Error {
  constructor(where: string, why: string) {
    super(`${where} cannot be declared exactly: ${why}`);
    this.name = 'InexactDeclaration';
  }
}
