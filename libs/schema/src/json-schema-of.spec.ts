import { describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  Equals,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsISO31661Alpha2,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsCode, IsCountryCode, IsId, IsText, OrNull, jsonSchemaOf, type DeclaredClass } from './index.js';

class Group {
  @IsOptional() @IsIn(['female', 'male']) sex?: string;
}

class Result {
  @IsId() id!: string;
  @Min(0) @IsInt() value!: number;
  @IsOptional() @OrNull() @IsInt() year?: number | null;
  @IsOptional() @ValidateNested() @Type(() => Group) group?: Group;
  @ValidateNested({ each: true }) @ArrayMaxSize(3) @Type(() => Group) groups!: Group[];
  @IsOptional() @IsIn(['exact', 'about']) precision: string = 'exact';
}

function declaring(decorate: PropertyDecorator): DeclaredClass {
  class Declared {}
  decorate(Declared.prototype, 'field');
  return Declared;
}

describe('jsonSchemaOf', () => {
  it('gives references, required fields and defaults', () => {
    expect(jsonSchemaOf(Result, 'refuse')).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $ref: '#/$defs/Result',
      $defs: {
        Result: {
          type: 'object',
          additionalProperties: false,
          required: ['id', 'value', 'groups'],
          properties: {
            id: expect.objectContaining({ type: 'string', format: 'uuid' }),
            value: { type: 'integer', minimum: 0 },
            year: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
            group: { $ref: '#/$defs/Group' },
            groups: { type: 'array', maxItems: 3, items: { $ref: '#/$defs/Group' } },
            precision: { type: 'string', enum: ['exact', 'about'], default: 'exact' },
          },
        },
        Group: {
          type: 'object',
          additionalProperties: false,
          properties: { sex: { type: 'string', enum: ['female', 'male'] } },
        },
      },
    });
  });

  it('leaves room for unknown fields where they are tolerated', () => {
    expect(JSON.stringify(jsonSchemaOf(Result))).not.toContain('additionalProperties');
  });

  it('takes over the fields of the class it extends', () => {
    class Correction extends Group {
      @IsText({ max: 10 }) reason!: string;
    }
    const { $defs } = jsonSchemaOf(Correction) as { $defs: Record<string, { properties: object }> };
    expect(Object.keys($defs['Correction']!.properties).sort()).toEqual(['reason', 'sex']);
  });

  enum Numbered {
    One = 1,
  }
  it.each<[string, PropertyDecorator]>([
    ['@ValidateIf()', ValidateIf(() => true)],
    ['@IsISO31661Alpha2()', IsISO31661Alpha2()],
    ['@IsISO8601()', IsISO8601()],
    ['@IsUUID()', IsUUID('7')],
    ['@Equals()', Equals(1)],
    ['flags of @Matches()', Matches(/a/i)],
    ['options of @IsNumber()', IsNumber({ maxDecimalPlaces: 2 })],
    ['a mixed list', IsIn([Numbered.One, 'two'])],
    ['groups', IsInt({ groups: ['some'] })],
    ['validateIf', IsBoolean({ validateIf: () => true })],
    ['nested without @Type()', ValidateNested()],
    ['nothing but @IsOptional()', IsOptional()],
  ])('refuses %s', (_, decorate) => {
    expect(() => jsonSchemaOf(declaring(decorate))).toThrow(/Declared\.field cannot be declared exactly/);
  });

  it('refuses a list whose rule is not about its elements', () => {
    class Listed {
      @IsString() names!: string[];
    }
    expect(() => jsonSchemaOf(Listed)).toThrow(/Listed\.names .* each: true/);
  });

  it('refuses two exact rules on one field', () => {
    class Doubled {
      @IsCode() @IsCountryCode() country!: string;
    }
    expect(() => jsonSchemaOf(Doubled)).toThrow(/Doubled\.country .* overwrite/);
  });

  it('refuses two classes of one name', () => {
    const Other = (() => {
      class Group {
        @IsInt() size!: number;
      }
      return Group;
    })();
    class Both {
      @ValidateNested() @Type(() => Group) left!: Group;
      @ValidateNested() @Type(() => Other) right!: object;
    }
    expect(() => jsonSchemaOf(Both)).toThrow(/Group .* same name/);
  });

  it('refuses a class that contains itself', () => {
    class Tree {
      @IsOptional() @ValidateNested() @Type(() => Tree) branch?: object;
    }
    expect(() => jsonSchemaOf(Tree)).toThrow(/Tree .* contains itself/);
  });

  it('refuses a default of a required field', () => {
    class Defaulted {
      @IsInt() limit = 50;
    }
    expect(() => jsonSchemaOf(Defaulted)).toThrow(/Defaulted\.limit .* @IsOptional/);
  });
});
