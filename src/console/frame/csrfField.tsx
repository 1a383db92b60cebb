/** The CSRF token as a hidden field of a form. */
import { Hidden } from "../pieces/hidden.js";

export const csrfFieldName = "_csrf";

export const csrfFieldOf = (token: string): JSX.Element => <Hidden name={csrfFieldName} value={token} />;
