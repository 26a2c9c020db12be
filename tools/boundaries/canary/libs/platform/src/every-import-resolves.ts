import '@entente/nowhere';
