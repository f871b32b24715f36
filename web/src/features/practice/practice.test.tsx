import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { OnADesk } from '@/testing/on-a-desk';
import { FaultForm } from './fault-form';
import { faultKinds, numberFault, requestOf } from './model';
import { SpeedControl } from './speed-control';

const kindOf = (fault: string) => {
  const kind = faultKinds.find((each) => each.fault === fault);
  if (!kind) throw new Error(fault);
  return kind;
};

test('Number_OutsideOfItsRange_SaysTheRange', () => {
  expect(numberFault(kindOf('FeedMute').number, '0')).toBe('From 1 to 3600.');
  expect(numberFault(kindOf('Rejection').number, '1.5')).toBe('Write a whole number.');
  expect(numberFault(kindOf('Gap').number, 'much')).toBe('Write a number.');
  expect(numberFault(kindOf('Gap').number, '-20')).toBeNull();
});

test('Request_EachKind_CarriesItsOwnNumber', () => {
  expect(requestOf(kindOf('FeedMute'), '12', 3)).toEqual({ fault: 'FeedMute', seconds: 12 });
  expect(requestOf(kindOf('ReplyLost'), '2', null)).toEqual({ fault: 'ReplyLost', count: 2 });
  expect(requestOf(kindOf('Gap'), '-2.5', 3)).toEqual({ fault: 'Gap', percent: '-2.5', instrument: 3 });
  expect(requestOf(kindOf('Gap'), '99', null)).toBeNull();
});

test('Form_Refused_SaysCodeAndReason', async () => {
  const body = {
    outcome: 'Refused',
    code: 'BUSY',
    reason: 'one stands already',
    orders: [],
    group: null,
    checks: [],
    seq: null,
  };
  const fetched = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(JSON.stringify(body), { status: 422 }));
  render(<FaultForm kind={kindOf('FeedMute')} account="practice-us" underlyings={[]} onArranged={() => {}} />, {
    wrapper: OnADesk,
  });
  await userEvent.click(screen.getByRole('button', { name: 'Mute the feed' }));
  expect((await screen.findByRole('alert')).textContent).toBe('Refused, BUSY: one stands already');
  expect(String(fetched.mock.calls[0]?.[1]?.body)).toBe('{"fault":"FeedMute","seconds":30}');
});

test('Form_Viewer_CannotSend', () => {
  render(
    <OnADesk user="viewer">
      <FaultForm kind={kindOf('Gap')} account="practice-us" underlyings={[]} onArranged={() => {}} />
      <SpeedControl account="practice-us" speed={5} changed={() => {}} />
    </OnADesk>,
  );
  for (const name of ['Gap', 'Pause the market'])
    expect(screen.getByRole<HTMLButtonElement>('button', { name }).disabled).toBe(true);
  expect(screen.getByRole<HTMLInputElement>('slider').disabled).toBe(true);
});
