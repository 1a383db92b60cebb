/** What the console is called. */
export const consoleName = "となり 職員コンソール";
