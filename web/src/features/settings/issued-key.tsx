import { useState } from 'react';
import type { IssuedApiKey } from '@/api/contract';
import { Button } from '@/components/ui/button';
import layout from '@/components/ui/layout.module.css';
import styles from './settings.module.css';

interface IssuedKeyProps {
  readonly issued: IssuedApiKey;
  onHide(): void;
}

/** The text of a new key, which nobody can be shown later. */
export function IssuedKey({ issued, onHide }: IssuedKeyProps) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async () => {
    try {
      // There is no clipboard on a page that came without https from another computer.
      await navigator.clipboard.writeText(issued.key);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <section className={`${layout.stack} ${styles.issued}`} aria-label={`New key ${issued.name}`}>
      <p role="status">
        The key of {issued.name} for {issued.account}. Copy it now: it is never shown again.
      </p>
      <pre className={layout.code}>{issued.key}</pre>
      <p className={layout.row}>
        <Button look="accent" onClick={() => void copy()}>
          Copy
        </Button>
        <Button onClick={onHide}>I have kept it</Button>
        <span role="status">
          {copied === true && 'Copied.'}
          {copied === false && 'The browser does not let the page copy; select the key and copy it yourself.'}
        </span>
      </p>
    </section>
  );
}
