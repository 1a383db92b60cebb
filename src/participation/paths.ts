/** Addresses of the pages about taking part; those with a token are for whoever holds the link. */
import type { Language } from "../language.js";
import { inLanguage } from "../web/pageLanguage.js";

export const eventsPath = (ward: string): string => `/${ward}/events`;
export const eventPath = (ward: string, key: string): string => `/${ward}/e/${key}`;
/** With a token of purpose sign-up: of a resident; without: anybody's. */
export const signUpPath = (ward: string, key: string, token?: string): string =>
  `/${ward}/e/${key}/sign-up${token === undefined ? "" : `/${token}`}`;
/** Of a visitor's booking. */
export const bookingPath = (ward: string, token: string): string => `/${ward}/booking/${token}`;
/** What a ward can be asked for. */
export const caseFormsPath = (ward: string): string => `/${ward}/forms`;
/** With a token of purpose case: of a resident; without: anybody's. */
export const caseFormPath = (ward: string, form: string, token?: string): string =>
  `/${ward}/forms/${form}${token === undefined ? "" : `/${token}`}`;
/** Of one case. */
export const casePath = (ward: string, token: string): string => `/${ward}/case/${token}`;
/** The resident's own page, by a token of purpose own. */
export const ownPath = (ward: string, token: string): string => `/${ward}/me/${token}`;
export const newsPath = (ward: string): string => `/${ward}/news`;
/** Of a group that posts. */
export const newsPostPath = (ward: string, token: string): string => `/${ward}/news/post/${token}`;
export const queuePath = (ward: string): string => `/${ward}/waiting`;

/** Tokens as ours are written; anything else is not looked up. */
export const linkToken = /^[\w-]{20,100}$/;

/** As it stands in a message: whole, in the resident's language. */
export const linkTo = (publicUrl: string, path: string, language: Language): string =>
  `${publicUrl.replace(/\/+$/, "")}${inLanguage(path, language)}`;
