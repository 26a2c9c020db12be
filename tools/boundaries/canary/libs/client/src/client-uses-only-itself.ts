import '@entente/kernel';
