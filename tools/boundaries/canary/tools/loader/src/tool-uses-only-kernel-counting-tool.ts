import '@entente/http';
