const paths = {
  desk: 'M2 3h5v5H2zM9 3h5v3H9zM9 8h5v5H9zM2 10h5v3H2z',
  trade: 'M4 2v3M4 10v4M2.5 5h3v5h-3zM11.5 2v4M11.5 11v3M10 6h3v5h-3z',
  decisions: 'M2.5 4.5l1.2 1.2L6 3.4M8 4.5h6M2.5 11.5l1.2 1.2L6 10.4M8 11.5h6',
  journal: 'M4 2h8.5v12H4zM4 2c-1 0-1.5.6-1.5 1.5v9C2.500 13.400 3 14 4 14M6.500 5.500h4M6.500 8h4',
  replay: 'M3 8a5 5 0 1 0 1.600-3.700M3 2.500v2.800h2.800M7 6v4l3.200-2z',
  backtest: 'M2 13.500h12M2.500 10.500l3-3 2.500 2 5-6M10.200 3.500H13v2.800',
  links:
    'M6.500 9.500l3-3M7 5l1.800-1.800a2.500 2.500 0 0 1 3.600 3.600L10.600 8.600M9 11l-1.800 1.800a2.500 2.500 0 0 1-3.600-3.600L5.400 7.400',
  health: 'M1.500 8.500h3l1.800-4.500 3 8 1.900-3.500h3.300',
  practice: 'M8 1.800v12.400M1.800 8h12.400M8 8m-4.500 0a4.500 4.500 0 1 0 9 0a4.500 4.500 0 1 0-9 0',
  settings: 'M2 4.500h7M12 4.500h2M2 11.500h2M7 11.500h7M10.500 3v3M5.500 10v3',
  close: 'M4 4l8 8M12 4l-8 8',
  bell: 'M3.500 11.500h9c-1-1-1.300-2-1.300-4.500 0-2-1.300-3.500-3.200-3.500S4.800 5 4.800 7c0 2.500-.3 3.500-1.300 4.500zM6.800 13.500h2.400',
  light:
    'M8 5.200a2.800 2.800 0 1 0 0 5.600a2.800 2.800 0 1 0 0-5.600M8 1.500v1.300M8 13.200v1.300M1.500 8h1.300M13.200 8h1.300M3.400 3.400l.9.9M11.700 11.700l.9.9M3.400 12.600l.9-.9M11.700 4.300l.9-.9',
  dark: 'M13 9.800A5.500 5.500 0 0 1 6.200 3 5.500 5.500 0 1 0 13 9.800z',
  system: 'M2 3h12v8H2zM5.500 13.500h5M8 11v2.500',
  search: 'M7 2.500a4.500 4.500 0 1 0 0 9a4.500 4.500 0 1 0 0-9M10.300 10.300L14 14',
  halt: 'M5.200 1.800h5.600l3.400 3.400v5.600l-3.400 3.400H5.200l-3.400-3.400V5.200zM5.500 8h5',
  shield: 'M8 1.800l5.200 2v4c0 3.200-2 5.300-5.200 6.400C4.800 13.100 2.800 11 2.800 7.800v-4z',
  warn: 'M8 2.200l6.300 11.300H1.700zM8 6.500v3.200M8 11.300v.5',
  tick: 'M3 8.500l3.200 3.200L13 4.500',
  keys: 'M1.800 4h12.400v8H1.800zM4 6.500h.5M6.500 6.500h.5M9 6.500h.5M11.500 6.500h.5M4.500 9.500h7',
  more: 'M3.500 8h.5M8 8h.5M12.500 8h.5',
  up: 'M8 3.500L13 12H3z',
  down: 'M8 12.500L3 4h10z',
  edit: 'M3 13l.6-2.600L10.800 3.200l2 2L5.600 12.400zM9.500 4.500l2 2',
} as const;

export type IconName = keyof typeof paths;

const filled: ReadonlySet<IconName> = new Set<IconName>(['up', 'down']);

/** A sign of 16 units, for the eye only; the words beside it or the label of its button say the same. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number | string }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill={filled.has(name) ? 'currentColor' : 'none'}
      stroke={filled.has(name) ? 'none' : 'currentColor'}
      strokeWidth={1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
