import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import styles from './notices.module.css';

interface Notice {
  readonly id: number;
  readonly text: string;
  readonly isUrgent: boolean;
}

interface Notify {
  /** Fills and confirmations: said when the reader has time. */
  polite(text: string): void;
  /** Rejections, disconnects, stops hit: said at once. */
  assertive(text: string): void;
}

const NotifyContext = createContext<Notify>({ polite: () => {}, assertive: () => {} });

const mostShown = 4;
const shownMs = 6_000;
const urgentShownMs = 14_000;

/** Two live regions that are always there, and the same sentences for the eye. */
export function NoticeProvider({ children }: { readonly children: ReactNode }) {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const next = useRef(1);
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  const dismiss = useCallback((id: number) => setNotices((before) => before.filter((each) => each.id !== id)), []);
  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running) clearTimeout(timer);
    };
  }, []);
  const notify = useMemo<Notify>(() => {
    const say = (text: string, isUrgent: boolean) => {
      const id = next.current++;
      setNotices((before) =>
        [...before.filter((each) => each.text !== text), { id, text, isUrgent }].slice(-mostShown),
      );
      const timer = setTimeout(
        () => {
          timers.current.delete(timer);
          dismiss(id);
        },
        isUrgent ? urgentShownMs : shownMs,
      );
      timers.current.add(timer);
    };
    return { polite: (text) => say(text, false), assertive: (text) => say(text, true) };
  }, [dismiss]);
  return (
    <NotifyContext.Provider value={notify}>
      {children}
      <div className={styles.stack}>
        <div role="status" aria-live="polite" aria-label="News">
          {notices
            .filter((each) => !each.isUrgent)
            .map((each) => (
              <NoticeLine key={each.id} notice={each} dismiss={dismiss} />
            ))}
        </div>
        <div role="alert" aria-live="assertive" aria-label="Urgent news">
          {notices
            .filter((each) => each.isUrgent)
            .map((each) => (
              <NoticeLine key={each.id} notice={each} dismiss={dismiss} />
            ))}
        </div>
      </div>
    </NotifyContext.Provider>
  );
}

export function useNotify(): Notify {
  return useContext(NotifyContext);
}

function NoticeLine({ notice, dismiss }: { readonly notice: Notice; dismiss(id: number): void }) {
  return (
    <div className={notice.isUrgent ? `${styles.notice} ${styles.urgent}` : styles.notice}>
      <span className={styles.text}>{notice.text}</span>
      <Button look="quiet" size="small" isIcon aria-label="Dismiss" onClick={() => dismiss(notice.id)}>
        <Icon name="close" size={12} />
      </Button>
    </div>
  );
}
