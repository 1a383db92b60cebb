/** Tokens as ours are written; anything else is not looked up. */
export const linkToken = /^[\w-]{20,100}$/;
