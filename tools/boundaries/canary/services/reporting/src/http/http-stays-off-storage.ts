import '../persistence/store.js';
