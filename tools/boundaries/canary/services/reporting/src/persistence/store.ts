export const store = 'a stand-in';
