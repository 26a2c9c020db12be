export const module = 'a stand-in';
