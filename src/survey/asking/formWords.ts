/** Fields of a form as words. */
export type Form = Readonly<Record<string, unknown>>;

/** The one value of a field; empty where it is missing or came several times. */
export function word(form: Form, name: string): string {
  const value = form[name];
  return typeof value === "string" ? value : "";
}
