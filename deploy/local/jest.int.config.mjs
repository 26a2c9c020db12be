export { default } from '../../tools/jest/integration.mjs';
