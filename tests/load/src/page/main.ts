import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Entry } from '../bench/entry.js';
import { writeEntries } from '../bench/figures-file.js';
import { chart } from './chart.js';
import { withFigures } from './page.js';

const place = (name: string): string =>
  fileURLToPath(new URL(`../../../../docs/performance.${name}`, import.meta.url));

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Which file did npm run bench -- --json write?');
const text = readFileSync(file, 'utf8');
const entries = (text === '' ? [] : JSON.parse(text)) as readonly Entry[];
if (entries.length === 0) throw new Error(`${file} has no figures`);
writeFileSync(place('md'), withFigures(readFileSync(place('md'), 'utf8'), entries));
writeFileSync(place('svg'), chart(entries));
writeEntries(place('json'), entries);
