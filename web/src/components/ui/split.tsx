import { Fragment, type ReactNode } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { useMedia } from '@/components/ui/use-media';
import styles from './split.module.css';

export interface SplitPart {
  /** Names the part in the saved layout and in its handle. */
  readonly id: string;
  /** Percent at first. */
  readonly size: number;
  readonly minSize?: string;
  readonly content: ReactNode;
}

interface SplitProps {
  /** The layout is saved in this browser under this name. */
  readonly id: string;
  readonly direction: 'horizontal' | 'vertical';
  readonly parts: readonly SplitPart[];
}

/** Panels side by side or one above the other, with handles that pointer and arrow keys move; stacked on narrow screens. */
export function Split(props: SplitProps) {
  const isNarrow = useMedia('(max-width: 900px)');
  if (!isNarrow) return <Resizable {...props} />;
  return (
    <div className={styles.stack}>
      {props.parts.map((part) => (
        <Fragment key={part.id}>{part.content}</Fragment>
      ))}
    </div>
  );
}

function Resizable({ id, direction, parts }: SplitProps) {
  const ids = parts.map((part) => part.id);
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({
    id: `fairlead.layout.${id}`,
    panelIds: ids,
    storage: localStorage,
  });
  return (
    <Group
      orientation={direction}
      defaultLayout={defaultLayout}
      onLayoutChanged={onLayoutChanged}
      className={styles.group}
    >
      {parts.map((part, index) => (
        <Fragment key={part.id}>
          {index > 0 && <Separator className={styles.handle} aria-label={`Resize ${ids[index - 1]} and ${part.id}`} />}
          <Panel id={part.id} defaultSize={`${part.size}%`} minSize={part.minSize ?? '80px'} className={styles.part}>
            {part.content}
          </Panel>
        </Fragment>
      ))}
    </Group>
  );
}
