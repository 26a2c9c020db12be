/** As many at once as keep the database busy, to find out what a side can do at most. */
export const CLIENTS = 32;
