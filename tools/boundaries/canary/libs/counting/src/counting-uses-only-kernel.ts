import '@entente/schema';
