import { Panel } from '@/components/ui/panel';
import type { Binding } from '@/lib/keyboard';
import styles from './settings.module.css';

/** The whole key map, to read; `?` shows it anywhere. */
export function KeyList({ keys }: { readonly keys: readonly Binding[] }) {
  const groups = [...new Set(keys.map((each) => each.group))];
  return (
    <Panel title="Keys" isPadded>
      <div className={styles.keys}>
        {groups.map((group) => (
          <section key={group} aria-label={`Keys: ${group}`}>
            <h3>{group}</h3>
            <dl>
              {keys
                .filter((each) => each.group === group)
                .map((each) => (
                  <div key={each.keys} className={styles.keyLine}>
                    <dt>{each.keys}</dt>
                    <dd>{each.text}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Panel>
  );
}
