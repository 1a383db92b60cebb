/** The CSRF token of a session: in a hidden field of each form, or in a header of a script's request. */
import { csrfSync } from "csrf-sync";
import type { Request } from "express";
import { csrfFieldName } from "./csrfField.js";

const { generateToken, isRequestValid } = csrfSync({
  size: 32,
  getTokenFromRequest(request) {
    const body: unknown = request.body;
    const field = body !== null && typeof body === "object" && csrfFieldName in body ? body[csrfFieldName] : undefined;
    if (typeof field === "string") return field;
    const header = request.headers["x-csrf-token"];
    return typeof header === "string" ? header : undefined;
  },
});

export const csrfTokenOf = (request: Request): string => generateToken(request);
/** After the body has been parsed. */
export const hasCsrfToken = (request: Request): boolean => isRequestValid(request);
