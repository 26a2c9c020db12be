import { describe, expect, it } from '@jest/globals';
import { AGREEMENT_ID, country, date, record, thrownBy } from './builders.spec-support.js';
import type { AgreementRecord } from './cooperation-agreement.record.js';
import { checkAgreement } from './cooperation-agreement.rules.js';

const party = { country: country('SI') };
const other = { country: country('MK') };

describe('checkAgreement', () => {
  const right: readonly (readonly [string, Partial<AgreementRecord>])[] = [
    ['no dates', {}],
    ['one party', { parties: [party] }],
    [
      'two bodies of one state',
      { parties: [{ ...party, body: 'police' }, { ...party, body: 'border guard' }, party] },
    ],
    ['dates that may be in order', { signedOn: date('2022-05'), inForceFrom: date('2022') }],
    [
      'everything on one day',
      {
        ...{ negotiatingFrom: date('2022'), signedOn: date('2022'), inForceFrom: date('2022') },
        ...{ expiresOn: date('2022'), terminatedOn: date('2022') },
      },
    ],
    [
      'one suspension after another',
      { suspensions: [{ from: date('2022'), until: date('2023') }, { from: date('2023') }] },
    ],
    ['a group', { type: 'agreement-group', group: { announced: 35 } }],
    ['a tacit renewal', { renewal: { tacit: true, everyMonths: 12 } }],
    [
      'an accession, without a signature',
      { signedOn: date('2005'), parties: [{ ...party, inForceFrom: date('2008') }] },
    ],
  ];
  it.each(right)('takes %s', (_, given) => {
    expect(thrownBy(() => checkAgreement(AGREEMENT_ID, record(given)))).toBeUndefined();
  });

  const wrong: readonly (readonly [string, Partial<AgreementRecord>])[] = [
    ['/parties/1/country', { parties: [party, {}] }],
    ['/parties/2', { parties: [party, other, { ...party, role: 'host' }] }],
    ['/renewal/tacit', { renewal: { tacit: false, everyMonths: 12 } }],
    ['/group', { group: { announced: 35 } }],
    ['/amends/0', { amends: [AGREEMENT_ID] }],
    ['/extends/0', { extends: [AGREEMENT_ID] }],
    ['/replaces/1', { replaces: [AGREEMENT_ID.replace('3', '4'), AGREEMENT_ID] }],
    ['/signedOn', { negotiatingFrom: date('2022'), signedOn: date('2021-12') }],
    ['/inForceFrom', { signedOn: date('2022'), inForceFrom: date('2021') }],
    ['/inForceFrom', { negotiatingFrom: date('2022'), inForceFrom: date('2021') }],
    ['/expiresOn', { signedOn: date('2022'), expiresOn: date('2021') }],
    ['/expiresOn', { inForceFrom: date('2022'), expiresOn: date('2021') }],
    ['/terminatedOn', { signedOn: date('2022'), terminatedOn: date('2021') }],
    ['/terminatedOn', { suspensions: [{ from: date('2022') }], terminatedOn: date('2021') }],
    ['/suspensions/0/from', { inForceFrom: date('2022'), suspensions: [{ from: date('2021') }] }],
    ['/suspensions/0/until', { suspensions: [{ from: date('2022'), until: date('2021') }] }],
    ['/suspensions/1/from', { suspensions: [{ from: date('2022') }, { from: date('2023') }] }],
    [
      '/suspensions/1/from',
      { suspensions: [{ from: date('2022'), until: date('2024') }, { from: date('2023') }] },
    ],
    [
      '/parties/0/signedOn',
      { negotiatingFrom: date('2022'), parties: [{ ...party, signedOn: date('2021') }] },
    ],
    [
      '/parties/1/ratifiedOn',
      { parties: [party, { ...other, signedOn: date('2022'), ratifiedOn: date('2021') }] },
    ],
    [
      '/parties/0/inForceFrom',
      { parties: [{ ...party, ratifiedOn: date('2022'), inForceFrom: date('2021') }] },
    ],
    [
      '/parties/0/withdrawnOn',
      { parties: [{ ...party, inForceFrom: date('2022'), withdrawnOn: date('2021') }] },
    ],
  ];
  it.each(wrong)('refuses %s of %j', (pointer, given) => {
    expect(thrownBy(() => checkAgreement(AGREEMENT_ID, record(given)))).toMatchObject({
      ...{ code: 'invalid-field', faults: [{ pointer }] },
    });
  });
});
