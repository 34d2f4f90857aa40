/** Frame round every room: menu at the left; city, post, inbox and account above. */

import { BellOutlined, DownOutlined, GlobalOutlined, MenuOutlined, UserOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { Button, Dropdown, Layout, Menu } from 'antd';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { useLive } from './api/live.ts';
import { signOut, switchPost } from './api/session-acts.ts';
import type { ActingPost } from './api/types.ts';
import { CITY_NAME, IS_DEMO } from './installation.ts';
import { useMenu } from './menu.ts';
import { dropAllDrafts, keepDraftsOf } from './parts/form/draft.ts';
import { useTellFailure } from './parts/form/failure.tsx';
import { StandsUnder } from './parts/room.tsx';
import { SearchBox } from './parts/table/search-box.tsx';
import { useSession } from './session.ts';
import { changeLang, currentLang, useWords, type Words } from './words/index.ts';
import './frame.css';

/** Fetched in a demonstration only. */
const OtherDesks = lazy(async () => ({ default: (await import('./parts/desks.tsx')).OtherDesks }));

export function Frame() {
  const t = useWords();
  const session = useSession();
  const location = useLocation();
  const [narrow, setNarrow] = useState(false);
  const [under, setUnder] = useState<string>();
  const handheld = useHandheld();
  const connected = useLive(session.actions.includes('matters.follow-live'));
  const rooms = useMenu();
  const at = under ?? location.pathname;
  const here = rooms
    .map((room) => room.path)
    .filter((path) => at === path || (path !== '/' && at.startsWith(`${path}/`)));
  const items = rooms.map((room) => ({
    key: room.path,
    icon: <room.icon />,
    label: <Link to={room.path}>{t(room.word)}</Link>,
  }));

  return (
    <Layout style={{ minHeight: '100vh' }}>
      <a className="skip-link" href="#content">
        {t('app.skip')}
      </a>
      {handheld ? null : (
        <Layout.Sider
          width={192}
          collapsedWidth={56}
          breakpoint="lg"
          collapsed={narrow}
          onBreakpoint={setNarrow}
          theme="light"
          className="frame-sider"
        >
          <Link to="/" className="frame-brand">
            <span className="frame-mark" aria-hidden="true">
              码
            </span>
            <span className={narrow ? 'visually-hidden' : ''}>{t('app.name')}</span>
          </Link>
          <nav aria-label={t('menu.main')}>
            <Menu mode="inline" inlineIndent={12} selectedKeys={here.slice(-1)} items={items} />
          </nav>
        </Layout.Sider>
      )}
      <Layout>
        <Layout.Header className="frame-head">
          {handheld ? (
            <nav aria-label={t('menu.main')}>
              <Dropdown trigger={['click']} menu={{ items, selectedKeys: here.slice(-1) }}>
                <Button type="text" icon={<MenuOutlined />}>
                  {t('app.name')}
                </Button>
              </Dropdown>
            </nav>
          ) : (
            <span className="frame-city">{CITY_NAME}</span>
          )}
          {session.actions.includes('people.search-all') ? <SearchBox /> : null}
          <div className="frame-tools">
            <PostSwitch />
            <InboxButton unread={session.unreadNotices} />
            <LangSwitch />
            <AccountMenu />
          </div>
        </Layout.Header>
        {IS_DEMO ? (
          <div className="frame-demo">
            <span>{t('app.demo')}</span>
            <Suspense>
              <OtherDesks here={location.href} username={session.username} />
            </Suspense>
          </div>
        ) : null}
        {connected ? null : (
          <div className="frame-offline" role="status">
            {t('app.offline')}
          </div>
        )}
        <Layout.Content id="content" className="frame-content" role="main" tabIndex={-1}>
          <StandsUnder.Provider value={setUnder}>
            <Outlet />
          </StandsUnder.Provider>
        </Layout.Content>
      </Layout>
    </Layout>
  );
}

const HANDHELD = window.matchMedia('(max-width: 640px)');

/** Whether the screen is a phone's: the menu folds into a button. */
function useHandheld(): boolean {
  return useSyncExternalStore(
    (changed) => {
      HANDHELD.addEventListener('change', changed);
      return () => HANDHELD.removeEventListener('change', changed);
    },
    () => HANDHELD.matches,
  );
}

export function postLabel(t: Words, post: ActingPost): string {
  const standing =
    post.basis === 'delegated'
      ? ` · ${t('app.standingIn', { name: post.principalName ?? '' })}`
      : post.basis === 'vacancy'
        ? ` · ${t('app.vacancy')}`
        : '';
  return `${post.unitName} · ${post.title}${standing}`;
}

function PostSwitch() {
  const t = useWords();
  const session = useSession();
  useEffect(() => {
    keepDraftsOf(session.userId);
  }, [session.userId]);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const tell = useTellFailure();
  const current = session.posts.find((post) => post.postId === session.actingPostId);
  const choose = async (postId: string): Promise<void> => {
    try {
      await switchPost(postId);
      await queries.resetQueries();
      await navigate({ to: '/' });
    } catch (error) {
      tell(error);
    }
  };
  if (current === undefined && session.posts.length === 0) return null;
  return (
    <Dropdown
      trigger={['click']}
      disabled={session.posts.length < 2}
      menu={{
        selectedKeys: current === undefined ? [] : [current.postId],
        items: session.posts.map((post) => ({ key: post.postId, label: postLabel(t, post) })),
        onClick: ({ key }) => void choose(key),
      }}
    >
      <Button type="text" className="frame-post">
        <span className="frame-ellipsis">{current === undefined ? t('app.changePost') : postLabel(t, current)}</span>
        {session.posts.length < 2 ? null : <DownOutlined />}
      </Button>
    </Dropdown>
  );
}

const MOST_SHOWN = 99;

function InboxButton(props: { unread: number }) {
  const t = useWords();
  // The accessible name holds the visible text, for users who control the machine by voice.
  const shown = props.unread > MOST_SHOWN ? `${MOST_SHOWN}+` : String(props.unread);
  return (
    <Link to="/inbox" className="frame-icon" aria-label={`${t('menu.inbox')} · ${t('app.unread', { shown })}`}>
      <BellOutlined style={{ fontSize: 17 }} />
      {props.unread === 0 ? null : <span className="frame-unread">{shown}</span>}
    </Link>
  );
}

export function LangSwitch() {
  const t = useWords();
  const other = currentLang() === 'zh' ? 'en' : 'zh';
  return (
    <Button type="text" icon={<GlobalOutlined />} lang={other} onClick={() => void changeLang(other)}>
      {other === 'en' ? 'English' : '中文'}
      <span className="visually-hidden">{t('app.language')}</span>
    </Button>
  );
}

function AccountMenu() {
  const t = useWords();
  const session = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const tell = useTellFailure();
  const leave = async (): Promise<void> => {
    try {
      await signOut();
      dropAllDrafts();
      queries.clear();
      await navigate({ to: '/sign-in' });
    } catch (error) {
      tell(error);
    }
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'account', label: <Link to="/account">{t('menu.account')}</Link> },
          { type: 'divider' },
          { key: 'leave', label: t('app.signOut'), onClick: () => void leave() },
        ],
      }}
    >
      <Button type="text" icon={<UserOutlined />}>
        {session.displayName}
      </Button>
    </Dropdown>
  );
}
