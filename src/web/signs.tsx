/** Small drawings of the frame; each stands beside words, so readers' voices pass over them. */

/** となり: two houses next to each other. */
export function Mark(): JSX.Element {
  return (
    <svg class="mark" viewBox="0 0 44 40" width="44" height="40" aria-hidden="true" focusable="false">
      <path class="mark-near" d="M2 18 13 6l11 12v16a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3z" />
      <path class="mark-next" d="m20 18 11-12 11 12v13a6 6 0 0 1-6 6h-4l-5 3v-3a7 7 0 0 1-7-7z" />
      <circle class="mark-dot" cx="27" cy="23" r="1.9" />
      <circle class="mark-dot" cx="31.5" cy="23" r="1.9" />
      <circle class="mark-dot" cx="36" cy="23" r="1.9" />
    </svg>
  );
}

export function Globe(): JSX.Element {
  return (
    <svg class="sign" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="9" />
      <path d="M3 12h18M12 3c3 2.5 4 5.5 4 9s-1 6.5-4 9c-3-2.5-4-5.5-4-9s1-6.5 4-9z" />
    </svg>
  );
}

export function PhoneSign(): JSX.Element {
  return (
    <svg class="sign" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path d="M6 3h3.500l1.5 5-2.2 1.600a12 12 0 0 0 5.6 5.600L16 13l5 1.500V18a3 3 0 0 1-3.2 3C9.8 20.5 3.5 14.2 3 6.200A3 3 0 0 1 6 3z" />
    </svg>
  );
}

export function SearchSign(): JSX.Element {
  return (
    <svg class="sign" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="m15.5 15.5 5 5" />
    </svg>
  );
}

/** An arrow out of a box: the link leads to another site. */
export function OutsideSign({ meaning }: { meaning: string }): JSX.Element {
  return (
    <svg
      class="sign sign-outside"
      viewBox="0 0 24 24"
      width="24"
      height="24"
      role="img"
      aria-label={meaning}
      focusable="false"
    >
      <path d="M13 4h7v7M20 4l-9 9M17 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1h5" />
    </svg>
  );
}

export function PlaceSign(): JSX.Element {
  return (
    <svg class="sign" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path d="M12 21c-4-5-7-8-7-12a7 7 0 0 1 14 0c0 4-3 7-7 12z" />
      <circle cx="12" cy="9" r="2.5" />
    </svg>
  );
}
