import { useState } from 'react';
import { Button } from '@/components/ui/button';
import layout from '@/components/ui/layout.module.css';
import { useNotify } from '@/components/ui/notices';
import { Panel } from '@/components/ui/panel';
import { SelectField } from '@/components/ui/select-field';
import { applyTheme, savedTheme, type Theme } from '@/lib/theme';
import { forgetLayouts } from './saved-layouts';

const themes = [
  ['system', 'As the computer'],
  ['light', 'Light'],
  ['dark', 'Dark'],
] as const;

/** How the page looks in this browser. */
export function Look() {
  const [theme, setTheme] = useState(savedTheme);
  const notify = useNotify();
  return (
    <Panel title="This browser" isPadded>
      <div className={layout.stack}>
        <div className={layout.filters}>
          <SelectField
            label="Theme"
            value={theme}
            onChange={(value) => {
              applyTheme(value as Theme);
              setTheme(value as Theme);
            }}
            options={themes}
          />
        </div>
        <p className={layout.row}>
          <Button
            onClick={() => {
              const count = forgetLayouts(localStorage);
              notify.polite(count === 0 ? 'No layout was saved.' : 'The layouts are as they came again.');
            }}
          >
            Forget the saved layouts
          </Button>
          <span className={layout.soft}>Sizes of panels on Desk and Trade, kept in this browser only.</span>
        </p>
      </div>
    </Panel>
  );
}
