import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReplayRequest } from '@/api/contract';
import { dataFoldersQuery } from '@/api/data-folders';
import { CheckList } from '@/components/ui/check-list';
import layout from '@/components/ui/layout.module.css';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { spanOf, symbolsOf, timeframesOf } from '@/lib/data-folders';
import { emptyFolderDraft, type FolderDraft, folderFault, playable, requestOf, settledFolder } from './folder-draft';
import { OpenForm } from './open-form';

/** Which folder, which symbols and which day. */
export function FolderForm({ start }: { start(request: ReplayRequest): Promise<void> }) {
  const { data, error } = useQuery(dataFoldersQuery);
  const [wanted, setWanted] = useState(emptyFolderDraft);
  if (error) return <p role="alert">{error.message}</p>;
  if (!data) return <p role="status">Asking the desk for its data folders...</p>;
  if (data.length === 0) return <p>The desk has no data folder: name one in the setting research.data-folders.</p>;
  const folders = data.map(playable);
  const draft = settledFolder(wanted, folders);
  const folder = folders.find((each) => each.folder === draft.folder);
  const span = spanOf(folder, draft.timeframe, draft.symbols);
  const change = (part: Partial<FolderDraft>) => setWanted({ ...draft, ...part });
  return (
    <OpenForm fault={folderFault(draft)} start={() => start(requestOf(draft))}>
      <p>
        A desk that only watches takes the recorded day in. It has no strategy and no money, and cannot reach a market.
      </p>
      <SelectField
        label="Data folder"
        value={draft.folder}
        onChange={(value) => change({ folder: value })}
        options={folders.map((each) => [each.folder, each.folder] as const)}
      />
      {folder?.problem && <p className={layout.fault}>{folder.problem}</p>}
      <SelectField
        label="Timeframe"
        value={draft.timeframe}
        onChange={(timeframe) => change({ timeframe })}
        options={timeframesOf(folder).map((each) => [each, each] as const)}
      />
      <CheckList
        label="Symbols"
        options={symbolsOf(folder, draft.timeframe)}
        chosen={draft.symbols}
        onChange={(symbols) => change({ symbols })}
      />
      <TextField
        label="Day"
        type="date"
        value={draft.day}
        onChange={(day) => change({ day })}
        hint={span === null || span === 'unknown' ? undefined : `Recorded from ${span.first} to ${span.last}.`}
      />
    </OpenForm>
  );
}
