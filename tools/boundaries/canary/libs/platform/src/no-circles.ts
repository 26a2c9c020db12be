import './round-again.js';
