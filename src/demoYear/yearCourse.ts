/** Who came to an event that is over: with a sign-up, or without one, by scope. */
export interface CourseDay {
  /** People of each sign-up. */
  signUps: readonly number[];
  /** Of these so many came, the first ones. */
  came: number;
  walkIns: readonly { people: number; scope?: string }[];
}

const signedUp = 9;
const came = 7;

/** As many as the year says; where it is told apart for whom it is held, pupils count under their own scope beside them. */
export const courseDay = (people: number, byScope: boolean): CourseDay => ({
  signUps: Array.from({ length: signedUp }, () => 1),
  came,
  walkIns: [{ people: people - came }, ...(byScope ? [{ people: 4, scope: "学校向け" }] : [])],
});
