/** Resident (区民): a friend of the account, as far as the product knows them: by an id of its own. */
import type { Language } from "../language.js";

export interface Resident {
  id: string;
  channel: string;
  /** Undefined until chosen, in a channel that serves several wards. */
  ward: string | undefined;
  language: Language;
}
