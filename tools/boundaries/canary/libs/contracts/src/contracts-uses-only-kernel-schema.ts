import '@entente/counting';
