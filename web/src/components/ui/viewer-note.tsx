import { useMayTrade } from '@/api/use-may-trade';
import layout from '@/components/ui/layout.module.css';

/** Why the controls beside it are locked, for those who only look on: "You look on as a viewer; orders are for traders." */
export function ViewerNote({ what }: { readonly what: string }) {
  return useMayTrade() ? null : <p className={layout.soft}>You look on as a viewer; {what} are for traders.</p>;
}
