import '../../../../../../../libs/counting/src/index.js';
