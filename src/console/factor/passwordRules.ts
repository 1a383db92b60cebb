/** What a password must be: long, not one that everybody tries first, not the person's own address. */

export type PasswordFault = "short" | "long" | "common" | "own";

export const passwordLength = { least: 12, most: 200 } as const;

/** Of the lists of leaked passwords, those that are long enough to pass, and their like in Japan. */
const common = new Set(
  [
    "123456789012 1234567890123 12345678901234 1234567890abc 0123456789ab 123123123123 111222333444 112233445566",
    "123412341234 abcdefghijkl abcdefgh1234 abcd12345678 abc123456789 abc123abc123 a1b2c3d4e5f6 1q2w3e4r5t6y qwertyuiop12",
    "qwertyuiop123 qwerty123456 qwerty12345678 asdfghjkl123 zxcvbnm12345 1qaz2wsx3edc 1qaz2wsx3edc4rfv qazwsxedcrfv",
    "password1234 password12345 password123456 passwordpassword password2024 password2025 password2026 p@ssw0rd1234",
    "p@ssword1234 passw0rd1234 administrator admin1234567 admin12345678 administrator1 adminadmin12 welcome12345",
    "letmein12345 changeme1234 changeme12345 iloveyou1234 sunshine1234 princess1234 football1234 baseball1234",
    "osaka1234567 osaka12345678 osakacity1234 osaka-city-1 oosaka123456 kuyakusho123 yakusho12345 tonari123456",
    "nippon123456 japan1234567 tokyo1234567 sakura123456 sakurasakura hanshintigers tigers123456 kansai123456",
    "correcthorsebatterystaple thisisapassword mypassword123",
  ].flatMap((line) => line.split(" ")),
);

/** @returns what is wrong with it, or undefined */
export function passwordFault(password: string, email: string): PasswordFault | undefined {
  const plain = password.normalize("NFKC").toLowerCase();
  if ([...plain].length < passwordLength.least) return "short";
  if ([...plain].length > passwordLength.most) return "long";
  const local = email.toLowerCase().split("@")[0] ?? "";
  if (plain === email.toLowerCase() || plain.replaceAll(local, "").length < 4) return "own";
  if (common.has(plain) || new Set(plain).size < 5) return "common";
  return undefined;
}
