export const answer = 'a stand-in';
