/** The QR code of a letter or poster, with the words that stand for it where it can't be seen. */
import { qrSvg } from "../../console/factor/qr.js";

export const codeQr = (url: string): Promise<string> => qrSvg(url, "回答ページを開く二次元コード");
