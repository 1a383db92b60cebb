/** What is done with the forms of factorPages.tsx, at the first sign-in as on the account page. */
import type { Request } from "express";
import { z } from "zod";
import { type FrameContext, type FrameParts, originsOf } from "../frame/frameParts.js";
import { TotpPage } from "./factorPages.js";
import { credentialText } from "./passkeys.js";
import { qrSvg } from "./qr.js";
import { newTotpSecret, totpAddress } from "./totp.js";

interface Asked {
  request: Request;
  form: FrameContext["form"];
  csrfField: JSX.Element;
  person: { id: string; email: string; name: string };
  base: string;
  /** It is to be the person's first factor, or nothing. */
  first: boolean;
}

const keyName = z.string().trim().min(1).max(50).catch("キー");

export const passkeyFailed = "登録できませんでした。もう一度試すか、ほかの方法を選んでください。";

export async function addPasskey(parts: FrameParts, { request, form, person, first }: Asked): Promise<boolean> {
  const answer = credentialText.safeParse(form["answer"]);
  return (
    answer.success &&
    (await parts.factors.addPasskey(
      { person, first },
      answer.data,
      keyName.parse(form["name"]),
      originsOf(parts, request),
    ))
  );
}

/** The secret stays in the session until a code proves that it has arrived in the program. */
export async function totpForm(asked: Asked, mistake?: string): Promise<JSX.Element> {
  const { request, person, csrfField, base } = asked;
  request.session.totpSecret ??= newTotpSecret();
  const secret = request.session.totpSecret;
  const safeQr = await qrSvg(totpAddress(secret, person.email), "確認アプリに登録するためのQRコード");
  return <TotpPage base={base} csrfField={csrfField} secret={secret} safeQr={safeQr} mistake={mistake} />;
}

/** @returns undefined when it is done, else the form again */
export async function addTotp(parts: FrameParts, asked: Asked): Promise<JSX.Element | undefined> {
  const { request, form, person, first } = asked;
  const secret = request.session.totpSecret;
  const code = z.string().max(20).safeParse(form["code"]);
  if (secret !== undefined && code.success && (await parts.factors.addTotp({ person, first }, secret, code.data))) {
    delete request.session.totpSecret;
    return undefined;
  }
  return totpForm(
    asked,
    "数字が違います。アプリに出ている新しい数字を入力してください。パソコンの時計が合っているかも確かめてください。",
  );
}
