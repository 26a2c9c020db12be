import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { jsonSchemaOf, type DeclaredClass } from '@entente/schema';
import { DeclaredSchema } from './declared-schema.js';

export interface AnswerOptions {
  /** 200 unless said otherwise. */
  readonly status?: number;
  readonly description?: string;
  /** Names the headers beside the body: `ETag`, `Location`. */
  readonly headers?: readonly string[];
}

/** Documents what a route answers, from the same declarations that bodies are checked by. */
export function Answers(declared: DeclaredClass | undefined, options: AnswerOptions = {}): MethodDecorator {
  const { status = 200, description = '', headers = [] } = options;
  const documented = Object.fromEntries(
    headers.map((name) => [name, { schema: { type: 'string' as const } }]),
  );
  return applyDecorators(
    ApiResponse({
      status,
      description,
      headers: documented,
      ...(declared && { standardSchema: answered(declared) }),
    }),
  );
}

function answered(declared: DeclaredClass): DeclaredSchema {
  return new DeclaredSchema(jsonSchemaOf(declared, 'refuse'), (value) => value);
}
