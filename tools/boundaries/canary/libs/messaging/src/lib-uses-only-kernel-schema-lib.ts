import '@entente/contracts';
