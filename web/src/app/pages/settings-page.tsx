import { keys } from '@/app/keys';
import { PageTitle } from '@/components/ui/page-title';
import { Settings } from '@/features/settings/settings';

export function SettingsPage() {
  return (
    <>
      <PageTitle title="Settings" />
      <Settings keys={keys} />
    </>
  );
}
