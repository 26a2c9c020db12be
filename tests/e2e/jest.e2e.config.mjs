export { default } from '../../tools/jest/e2e.mjs';
