import { NotBuiltPage } from '@/app/pages/not-built-page';

export function SettingsPage() {
  return <NotBuiltPage title="Settings" />;
}
