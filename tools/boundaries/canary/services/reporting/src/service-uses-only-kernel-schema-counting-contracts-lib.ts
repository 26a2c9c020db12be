import '@entente/local-stack';
