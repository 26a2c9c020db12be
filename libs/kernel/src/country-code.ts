/** An ISO 3166-1 alpha-2 code in capitals, or `XK`. */
export type CountryCode = string & { readonly __brand: 'CountryCode' };

const ISO_3166_1_ALPHA_2 =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
  'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR ' +
  'GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP ' +
  'KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ ' +
  'NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW ' +
  'SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ ' +
  'UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW';

/** User-assigned in ISO 3166-1, used by EU institutions for Kosovo; printed with the footnote of UNSCR 1244/99. */
const KOSOVO = 'XK';

/** The EU's own codes for Greece and the United Kingdom, taken on input and never stored. */
const EU_SPELLINGS: Readonly<Record<string, string>> = { EL: 'GR', UK: 'GB' };

export const COUNTRY_CODES: ReadonlySet<string> = new Set([...ISO_3166_1_ALPHA_2.split(' '), KOSOVO]);

/** Every spelling a command may use: the codes and the EU's two own. */
export const COUNTRY_CODES_ON_INPUT: readonly string[] = [
  ...COUNTRY_CODES,
  ...Object.keys(EU_SPELLINGS),
].sort();

export function isCountryCode(value: unknown): value is CountryCode {
  return typeof value === 'string' && COUNTRY_CODES.has(value);
}

/** The stored code for an input's spelling, or `undefined` where there is no such country. */
export function countryCodeOf(value: string): CountryCode | undefined {
  const code = EU_SPELLINGS[value] ?? value;
  return isCountryCode(code) ? code : undefined;
}
