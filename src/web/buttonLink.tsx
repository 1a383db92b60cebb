/** A link that looks like a button: for the one or two things a page is for. */
import type { PropsWithChildren } from "@kitajs/html";

export interface ButtonLinkProps {
  href: string;
  weight?: "filled" | "outlined" | "plain";
  lang?: string | undefined;
}

export function ButtonLink({
  href,
  weight = "filled",
  lang,
  children,
}: PropsWithChildren<ButtonLinkProps>): JSX.Element {
  return (
    <a class={`button button-${weight}`} href={href} lang={lang}>
      {children}
    </a>
  );
}
