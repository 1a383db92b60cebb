/** A chart as a picture; the table beside it says the same to whoever does not see it. */
export interface ChartFigureProps {
  /** Address of the picture. */
  src: string;
  /** What it shows, in a sentence; the figures are in the table. */
  alt: string;
  size: { width: number; height: number };
}

export function ChartFigure({ src, alt, size }: ChartFigureProps): JSX.Element {
  return (
    <figure class="chart">
      <img src={src} alt={alt} width={String(size.width)} height={String(size.height)} loading="lazy" />
    </figure>
  );
}
