/** Text `npm start` prints: where to go, how to sign in, what to scan, where the data lie. */

import encodeQr from 'qr';
import type { DemoAccounts } from './demo/index.ts';
import type { City } from './platform/city.ts';
import type { Config } from './platform/config.ts';
import { isLoopback } from './platform/http/own-address.ts';
import { sinkFile } from './platform/sink.ts';

export type BannerFacts = Readonly<{ config: Config; city: City; accounts: DemoAccounts | undefined }>;

/** The origin a phone can reach, or why there is none. */
export function phoneOrigin(config: Config): { origin: string } | { whyNot: string } {
  if (config.publicUrlGiven || !isLoopback(config.publicUrl.hostname)) return { origin: config.publicUrl.origin };
  if (isLoopback(config.host)) {
    return {
      whyNot: `HOST=${config.host} 只接受本机访问；要用手机扫码，请设 HOST=0.0.0.0 (only this machine can reach it)`,
    };
  }
  return { whyNot: '这台机器没有局域网地址 (this machine has no address on a local network)' };
}

export function bannerText({ config, city, accounts }: BannerFacts): string {
  const local = config.publicUrlGiven ? config.publicUrl.origin : `http://localhost:${config.port}`;
  const phone = phoneOrigin(config);
  const lines = [
    '',
    `码上 Mashang · ${city.name}${config.mode === 'demo' ? ' · 演示数据，均为示例 (examples only)' : ''}`,
    '',
  ];
  const scanPath = accounts?.scanPath;
  if (scanPath !== undefined && 'origin' in phone) {
    const address = `${phone.origin}${scanPath}`;
    lines.push(encodeQr(address, 'term', { ecc: 'medium', border: 2 }));
    lines.push(`  手机扫码  phone     ${address}`);
  }
  if ('whyNot' in phone) lines.push(`  手机扫码  phone     ${phone.whyNot}`);
  if (scanPath !== undefined) lines.push(`  扫码页面  scan page ${local}${scanPath}`);
  if (config.mode === 'demo') lines.push(`  从这里开始 start here ${local}/`);
  lines.push(`  控制台    console   ${local}/console/`);
  lines.push(`  公开页    public    ${local}/open`);
  if (accounts !== undefined) {
    lines.push('', '  演示账号 (demo sign-ins, also in demo-accounts.json in the data folder):');
    for (const account of accounts.shown) {
      lines.push(`    ${account.username.padEnd(14)} ${account.password}   ${account.title}`);
    }
  }
  lines.push('', `  数据      data      ${config.databaseUrl === undefined ? config.dataDir : 'DATABASE_URL'}`);
  if (config.mode === 'demo')
    lines.push(`  未发出    not sent  ${sinkFile(config)} (邮件、短信、省平台回传 mail, SMS, the province)`);
  lines.push('  按 Ctrl-C 结束 (Ctrl-C ends it; the data stay)', '');
  return lines.join('\n');
}

export function printBanner(facts: BannerFacts): void {
  console.log(bannerText(facts));
}
