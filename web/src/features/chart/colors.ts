export interface ChartColors {
  readonly panel: string;
  readonly soft: string;
  readonly grid: string;
  readonly line: string;
  readonly gain: string;
  readonly loss: string;
  readonly gainSoft: string;
  readonly lossSoft: string;
  readonly accent: string;
  readonly warn: string;
  readonly font: string;
}

/** The theme's colours as the browser computes them: a canvas understands neither variables nor light-dark(). */
export function readColors(within: HTMLElement): ChartColors {
  const probe = document.createElement('span');
  within.append(probe);
  const read = (value: string) => {
    probe.style.color = value;
    return plain(getComputedStyle(probe).color);
  };
  const colors: ChartColors = {
    panel: read('var(--panel)'),
    soft: read('var(--ink-soft)'),
    grid: read('var(--sunk)'),
    line: read('var(--line)'),
    gain: read('var(--gain)'),
    loss: read('var(--loss)'),
    gainSoft: fade(read('var(--gain)')),
    lossSoft: fade(read('var(--loss)')),
    accent: read('var(--accent)'),
    warn: read('var(--warn)'),
    font: getComputedStyle(within).fontFamily,
  };
  probe.remove();
  return colors;
}

const fallback = 'rgb(128, 128, 128)';

function plain(color: string): string {
  return /^rgba?\(/.test(color) ? color : fallback;
}

function fade(color: string): string {
  return color.replace(/^rgb\((.*)\)$/, 'rgba($1, 0.35)');
}
