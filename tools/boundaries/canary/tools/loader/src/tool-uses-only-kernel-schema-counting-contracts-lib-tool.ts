import '@entente/testing';
