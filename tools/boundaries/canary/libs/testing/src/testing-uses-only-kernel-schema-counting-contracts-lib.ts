import '@entente/loader';
