/** What the console says where something is not there, not allowed, or not the way it should have come. */
import { ButtonLink } from "../../web/buttonLink.js";
import { Words } from "../../web/words.js";

export interface Refusal {
  status: number;
  title: string;
  text: string;
  link: { href: string; name: string };
}

const start = { href: "/console", name: "スタート画面へ" };

export const refusals = {
  signedOut: {
    status: 401,
    title: "サインインしてください",
    text: "サインインしていないか、しばらく操作がなかったため、サインアウトしました。別のタブでサインインしてから前の画面に戻ると、入力した内容が残っています。",
    link: { href: "/console/sign-in", name: "サインインの画面へ" },
  },
  foreign: {
    status: 403,
    title: "送信を受け付けませんでした",
    text: "画面が古くなっているため、送信できませんでした。前の画面に戻ると入力した内容が残っています。内容を控えて、画面を開き直してから送信してください。",
    link: start,
  },
  forbidden: {
    status: 403,
    title: "この操作はできません",
    text: "この操作に必要な権限がありません。必要なときは、区の管理者に相談してください。",
    link: start,
  },
  missing: {
    status: 404,
    title: "ページが見つかりません",
    text: "アドレスが違うか、なくなったページです。",
    link: start,
  },
  method: {
    status: 405,
    title: "この方法では開けません",
    text: "画面のボタンやリンクから操作してください。",
    link: start,
  },
} as const satisfies Record<string, Refusal>;

export function RefusalPage({ title, text, link }: Refusal): JSX.Element {
  return (
    <div class="reading">
      <h1 safe>{title}</h1>
      <p class="lead">
        <Words text={text} />
      </p>
      <ButtonLink href={link.href} weight="outlined">
        <span safe>{link.name}</span>
      </ButtonLink>
    </div>
  );
}
