import type { TimelineItem } from '@/api/contract';
import { Button } from '@/components/ui/button';
import { Facts } from '@/components/ui/facts';
import layout from '@/components/ui/layout.module.css';
import { Panel } from '@/components/ui/panel';
import { momentText } from '@/lib/shown';
import { causedBy, kindOf, payloadText } from './model';

interface ItemDetailProps {
  readonly item: TimelineItem;
  readonly items: readonly TimelineItem[];
  readonly timeZone: string;
  choose(seq: number): void;
  lookBack(seq: number): void;
}

/** One item whole: what it says, what caused it, what it caused, and the journaled text itself. */
export function ItemDetail({ item, items, timeZone, choose, lookBack }: ItemDetailProps) {
  const caused = causedBy(items, item.seq);
  return (
    <Panel title={`Item ${item.seq}`} note={`${item.name}, ${kindOf(item).word}`} isPadded>
      <div className={layout.stack}>
        <p>{item.text}</p>
        <Facts
          facts={[
            { name: 'When', value: momentText(item.at, timeZone) },
            { name: 'Who', value: item.by ?? (item.kind === 'Effect' ? 'the desk' : 'not a person') },
            {
              name: 'Caused by',
              value:
                item.causation > 0 ? (
                  <Button size="small" onClick={() => choose(item.causation)}>
                    Item {item.causation}
                  </Button>
                ) : (
                  'came from outside'
                ),
            },
          ]}
        />
        {caused.length > 0 && (
          <div>
            <p className={layout.label}>It caused</p>
            <ul className={layout.stack}>
              {caused.map((each) => (
                <li key={each.seq}>
                  <Button size="small" onClick={() => choose(each.seq)}>
                    Item {each.seq}
                  </Button>{' '}
                  {each.text}
                </li>
              ))}
            </ul>
          </div>
        )}
        <div>
          <Button onClick={() => lookBack(item.seq)}>The account as it was after this</Button>
        </div>
        <div>
          <p className={layout.label}>As journaled</p>
          <pre className={layout.code}>{payloadText(item.payload)}</pre>
        </div>
      </div>
    </Panel>
  );
}
