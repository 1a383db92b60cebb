/** A QR code as SVG markup inside the page: the pages load no `data:` pictures. */

export async function qrSvg(text: string, label: string): Promise<string> {
  const { default: QRCode } = await import("qrcode");
  const svg = await QRCode.toString(text, { type: "svg", margin: 4, width: 220 });
  // The label is ours and holds nothing to escape.
  return svg.replace("<svg ", `<svg role="img" aria-label="${label}" `);
}
