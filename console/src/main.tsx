/** Starts the console: words, theme, data layer, routes. */

import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type PropsWithChildren, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { useTranslation } from 'react-i18next';
import { whenSignedOut } from './api/client.ts';
import { queries, router } from './router.tsx';
import { sessionQuery } from './session.ts';
import { theme } from './theme.ts';
import { startWords } from './words/index.ts';

const nonce = document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** Messages, inside data and routes: one may hold a link or ask for data. */
function WithMessages({ children }: PropsWithChildren) {
  return <App>{children}</App>;
}

function Console() {
  const { i18n } = useTranslation();
  return (
    <ConfigProvider
      theme={theme}
      locale={i18n.language === 'en' ? enUS : zhCN}
      csp={{ nonce }}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} InnerWrap={WithMessages} />
      </QueryClientProvider>
    </ConfigProvider>
  );
}

// The session ended under an open page: sign in again and return to the same place, drafts untouched.
whenSignedOut(() => {
  if (router.state.location.pathname.endsWith('/sign-in')) return;
  queries.setQueryData(sessionQuery.queryKey, null);
  void router.navigate({ to: '/sign-in', search: { back: router.state.location.href, again: true } });
});

async function start(): Promise<void> {
  await startWords();
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root');
  createRoot(root).render(
    <StrictMode>
      <Console />
    </StrictMode>,
  );
}

void start();
