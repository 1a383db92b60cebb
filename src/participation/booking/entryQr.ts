/** The QR code of an entry code: the code itself and no address, so that a stranger's phone opens nothing with it. */
import { qrSvg } from "../../console/factor/qr.js";

/** @param label ours, without anything to escape */
export const entryQr = (code: string, label: string): Promise<string> => qrSvg(code, label);

/** In groups that can be read aloud: ABCD-EFGH-JKM. */
export const shownEntryCode = (code: string): string => code.replace(/(.{4})(?=.)/g, "$1-");
