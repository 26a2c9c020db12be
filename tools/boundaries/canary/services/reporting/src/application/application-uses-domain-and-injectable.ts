import '@entente/mongo';
