import { Navigate, type RouteObject } from 'react-router';
import { NotFoundPage } from '@/app/pages/not-found-page';
import { RouteProblem } from '@/app/route-problem';
import { SignedIn } from '@/app/signed-in';
import { Waiting } from '@/components/ui/waiting';

/** Every address of the terminal, in one place; each page is its own file, fetched when first opened. */
export const routes: RouteObject[] = [
  {
    errorElement: <RouteProblem />,
    HydrateFallback: () => <Waiting text="Opening the page..." />,
    children: [
      { path: '/login', lazy: async () => ({ Component: (await import('@/app/pages/login-page')).LoginPage }) },
      {
        element: <SignedIn />,
        children: [
          { path: '/', element: <Navigate to="/desk" replace /> },
          { path: '/desk', lazy: async () => ({ Component: (await import('@/app/pages/desk-page')).DeskPage }) },
          { path: '/trade', lazy: async () => ({ Component: (await import('@/app/pages/trade-page')).TradePage }) },
          {
            path: '/decisions',
            lazy: async () => ({ Component: (await import('@/app/pages/decisions-page')).DecisionsPage }),
          },
          {
            path: '/journal',
            lazy: async () => ({ Component: (await import('@/app/pages/journal-page')).JournalPage }),
          },
          { path: '/replay', lazy: async () => ({ Component: (await import('@/app/pages/replay-page')).ReplayPage }) },
          {
            path: '/backtest',
            lazy: async () => ({ Component: (await import('@/app/pages/backtest-page')).BacktestPage }),
          },
          { path: '/links', lazy: async () => ({ Component: (await import('@/app/pages/links-page')).LinksPage }) },
          { path: '/health', lazy: async () => ({ Component: (await import('@/app/pages/health-page')).HealthPage }) },
          {
            path: '/practice',
            lazy: async () => ({ Component: (await import('@/app/pages/practice-page')).PracticePage }),
          },
          {
            path: '/settings',
            lazy: async () => ({ Component: (await import('@/app/pages/settings-page')).SettingsPage }),
          },
          {
            path: '/password',
            lazy: async () => ({ Component: (await import('@/app/pages/password-page')).PasswordPage }),
          },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
];
