import { Link } from 'react-router';
import { Panel } from '@/components/ui/panel';

interface MissingDecisionProps {
  readonly seq: string | null;
  readonly order: string | null;
  /** The desk has told its table. */
  readonly isTold: boolean;
}

/** Where the detail would stand: nothing chosen, or what was asked for is not in the desk's table (any more). */
export function MissingDecision({ seq, order, isTold }: MissingDecisionProps) {
  return (
    <Panel title="Decision" isPadded>
      {seq === null && order === null && <p>Choose a decision to see every check with its numbers.</p>}
      {(seq !== null || order !== null) && !isTold && <p role="status">Waiting for the desk...</p>}
      {isTold && seq !== null && (
        <p>
          Decision {seq} is not among the latest the desk keeps here. The journal has it:{' '}
          <Link to={`/journal?seq=${seq}`}>item {seq}</Link>.
        </p>
      )}
      {isTold && seq === null && order !== null && (
        <p>
          None of the latest decisions names order {order}. Look for it in the <Link to="/journal">journal</Link>.
        </p>
      )}
    </Panel>
  );
}
