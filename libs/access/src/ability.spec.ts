import { describe, expect, it } from '@jest/globals';
import { guard } from '@ucast/mongo2js';
import { Ability, type AbilityRule } from './index.js';

type Rule = AbilityRule<'read' | 'confirm', 'Day' | 'Result'>;

const days = [
  { _id: 1, leadCountry: 'NL', status: 'running', participants: [{ country: 'NL' }, { country: 'FR' }] },
  { _id: 2, leadCountry: 'FR', status: 'closed', participants: [{ country: 'FR' }] },
  { _id: 3, leadCountry: 'NL', status: 'closed', participants: [] },
];

describe('Ability', () => {
  it.each<[string, Rule[], number[]]>([
    ['nothing', [], []],
    ['everything', [{ action: ['read', 'confirm'], thing: 'Day' }], [1, 2, 3]],
    ['its own', [{ action: 'read', thing: 'Day', where: { leadCountry: 'NL' } }], [1, 3]],
    [
      'where it takes part',
      [{ action: 'read', thing: 'Day', where: { 'participants.country': 'FR' } }],
      [1, 2],
    ],
    [
      'either of two',
      [
        { action: 'read', thing: 'Day', where: { leadCountry: 'FR' } },
        { action: 'read', thing: 'Day', where: { status: 'running' } },
      ],
      [1, 2],
    ],
    [
      'all but some',
      [
        { action: 'read', thing: 'Day' },
        { action: 'read', thing: 'Day', where: { status: 'closed' }, never: true },
      ],
      [1],
    ],
    ['another thing', [{ action: 'read', thing: 'Result' }], []],
    ['another action', [{ action: 'confirm', thing: 'Day' }], []],
  ])('finds by the filter what it allows one by one: %s', (_, rules, allowed) => {
    const ability = new Ability(rules);
    const filter = guard(ability.filterFor('read', 'Day') as never);
    expect(days.filter((day) => ability.can('read', 'Day', day)).map(({ _id }) => _id)).toEqual(allowed);
    expect(days.filter((day) => filter(day as never)).map(({ _id }) => _id)).toEqual(allowed);
  });

  it('leaves the record as it was', () => {
    const day = Object.freeze({ leadCountry: 'NL' });
    expect(new Ability<'read', 'Day'>([{ action: 'read', thing: 'Day' }]).can('read', 'Day', day)).toBe(true);
    expect(Reflect.ownKeys(day)).toEqual(['leadCountry']);
  });
});
