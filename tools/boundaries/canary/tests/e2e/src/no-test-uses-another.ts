import '../../../../../../tests/faults/src/random.js';
