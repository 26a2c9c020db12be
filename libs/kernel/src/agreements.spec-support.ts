import type { AgreementDates, StatedStatus } from './agreement-dates.js';
import { stateOn } from './agreement-state.js';
import type { LocalDate, PartialDate } from './partial-date.js';

export type Given = Partial<Record<keyof AgreementDates, unknown>>;

export const day = (date: string) => date as LocalDate;
export const stated = (value: string, on?: string): StatedStatus => ({
  value,
  on: on as PartialDate | undefined,
});

/** Of two parties, with nothing known but what is given. */
export const agreement = (given: Given = {}): AgreementDates =>
  ({ type: 'bilateral-agreement', suspensions: [], parties: [{}, {}], ...given }) as AgreementDates;

export const said = ({ state, basis }: ReturnType<typeof stateOn>): string =>
  `${state ?? 'nothing'}, ${basis}`;
export const on = (given: Given, date: string): string => said(stateOn(agreement(given), day(date)));

/** Negotiated, signed, in force and for three months suspended. */
export const LIFE: Given = {
  ...{ negotiatingFrom: '2018-02-01', signedOn: '2019-03-05', inForceFrom: '2020-01-01' },
  suspensions: [{ from: '2021-06-01', until: '2021-09-01' }],
};
