import { keys } from '@/app/keys';
import { Dialog } from '@/components/ui/dialog';
import styles from './keys-sheet.module.css';

const groups = [...new Set(keys.map((each) => each.group))];

export function KeysSheet({ onClose }: { onClose(): void }) {
  return (
    <Dialog title="Keys" isWide onClose={onClose}>
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <h3 className={styles.group}>{group}</h3>
            <dl className={styles.list}>
              {keys
                .filter((each) => each.group === group)
                .map((each) => (
                  <div key={each.keys} className={styles.line}>
                    <dt>
                      {each.keys.split(' ').map((key) => (
                        <kbd key={key} className={styles.key}>
                          {key}
                        </kbd>
                      ))}
                    </dt>
                    <dd>{each.text}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={styles.note}>
        On a line of the chart: arrow keys move it by one tick (with Shift by ten), Enter sends, Escape restores. Keys
        rest while you type.
      </p>
    </Dialog>
  );
}
