/**
 * The divisions of Shangqiu: city, nine counties, the demonstration zone, 199 township units.
 *
 * Codes and names after the National Bureau of Statistics' list of 30 June 2023, as kept in the public repository
 * modood/Administrative-divisions-of-China (dist/streets.csv; 411423400 产业集聚区, gone from the 2023 list, is left out).
 * The 城乡一体化示范区 has no national code: 4114SF is ours, and its six townships stand in statistics under two codes.
 */

import type { Division, DivisionLevel } from '../model.ts';

const CITY = '411400';
/** 城乡一体化示范区. */
const DEMONSTRATION_ZONE = '4114SF';

type County = Readonly<{
  code: string;
  name: string;
  pinyin: string;
  statisticalCodes?: readonly string[];
  /** `001平原街道 …`: the last three digits and the name; with nine digits where the prefix is a statistical code. */
  townships: string;
}>;

const COUNTIES: readonly County[] = [
  {
    code: '411402',
    name: '梁园区',
    pinyin: 'Liángyuán Qū',
    townships:
      '001平原街道 002长征街道 003前进街道 004白云街道 005东风街道 006八八街道 007建设街道 011解放街道 012陇海街道 100谢集镇 101双八镇 103观堂镇 104刘口镇 105水池铺镇 203王楼乡 204李庄乡 205孙福集乡',
  },
  {
    code: '411403',
    name: '睢阳区',
    pinyin: 'Suīyáng Qū',
    townships:
      '001古城街道 002文化街道 003东方街道 004新城街道 006宋城街道 007古宋街道 100宋集镇 101郭村镇 102李口镇 103高辛镇 104坞墙镇 105冯桥镇 106路河镇 107闫集镇 108毛固堆镇 204包公庙乡 205娄店乡 208勒马乡 209临河店乡',
  },
  {
    code: '411421',
    name: '民权县',
    pinyin: 'Mínquán Xiàn',
    townships:
      '001绿洲街道 002南华街道 101人和镇 102龙塘镇 103北关镇 104程庄镇 105王庄寨镇 106孙六镇 107白云寺镇 108王桥镇 109庄子镇 110双塔镇 111野岗镇 200伯党乡 201花园乡 206林七乡 207胡集乡 208禇庙乡 210老颜集乡 400商丘市农场 401商丘市林场',
  },
  {
    code: '411422',
    name: '睢县',
    pinyin: 'Suī Xiàn',
    townships:
      '100长岗镇 101平岗镇 102周堂镇 103蓼堤镇 104西陵寺镇 105城关镇 106潮庄镇 107尚屯镇 200后台乡 202河集乡 203孙聚寨乡 204白楼乡 205河堤乡 206白庙乡 207胡堂乡 208尤吉屯乡 210董店乡 211涧岗乡 213匡城乡 214城郊乡',
  },
  {
    code: '411423',
    name: '宁陵县',
    pinyin: 'Nínglíng Xiàn',
    townships:
      '100城关回族镇 101张弓镇 102柳河镇 103逻岗镇 104石桥镇 105黄岗镇 106华堡镇 203刘楼乡 204程楼乡 205乔楼乡 206城郊乡 207阳驿乡 209孔集乡 210赵村乡',
  },
  {
    code: '411424',
    name: '柘城县',
    pinyin: 'Zhèchéng Xiàn',
    townships:
      '001凤凰街道 002浦东街道 003春水街道 004双河街道 101陈青集镇 102起台镇 103胡襄镇 104慈圣镇 105安平镇 106远襄镇 107岗王镇 108伯岗镇 109张桥镇 203洪恩乡 204老王集乡 205大仵乡 206马集乡 207牛城乡 208惠济乡 212申桥乡 213李原乡 214皇集乡',
  },
  {
    code: '411425',
    name: '虞城县',
    pinyin: 'Yúchéng Xiàn',
    townships:
      '100城关镇 101界沟镇 102木兰镇 103杜集镇 104谷熟镇 105大杨集镇 107利民镇 108张集镇 109站集镇 110稍岗镇 111乔集镇 200黄冢乡 201沙集乡 202店集乡 204闻集乡 205芒种桥乡 207刘店乡 208大候乡 210城郊乡 211郑集乡 212李老家乡 214镇里固乡 215古王集乡 219刘集乡 221田庙乡',
  },
  {
    code: '411426',
    name: '夏邑县',
    pinyin: 'Xiàyì Xiàn',
    townships:
      '100城关镇 101会亭镇 102马头镇 103济阳镇 104李集镇 105车站镇 106杨集镇 107韩道口镇 108太平镇 109罗庄镇 110火店镇 111北岭镇 112郭店镇 200曹集乡 201胡桥乡 202歧河乡 204业庙乡 205中峰乡 207桑堌乡 208何营乡 210王集乡 211刘店集乡 212骆集乡 214孔庄乡',
  },
  {
    code: '411481',
    name: '永城市',
    pinyin: 'Yǒngchéng Shì',
    townships:
      '001演集街道 002崇法寺街道 003侯岭街道 004沱滨街道 005日月湖街道 006雪枫街道 102芒山镇 103高庄镇 104酂城镇 105裴桥镇 106马桥镇 107薛湖镇 108蒋口镇 109陈集镇 110十八里镇 111太丘镇 112李寨镇 113苗桥镇 114顺和镇 115茴村镇 116酂阳镇 117龙岗镇 118马牧镇 119大王集镇 120刘河镇 121双桥镇 122卧龙镇 123黄口镇 124新桥镇 125条河镇 219陈官庄乡',
  },
  {
    code: DEMONSTRATION_ZONE,
    name: '城乡一体化示范区',
    pinyin: 'Chéngxiāng Yītǐhuà Shìfànqū',
    statisticalCodes: ['411471', '411472'],
    townships: '411471001中州街道 411471100张阁镇 411471101贾寨镇 411472009平台街道 411472010平安街道 411472200周集乡',
  },
];

function townshipsOf(county: County): readonly Division[] {
  return county.townships.split(' ').map((entry) => {
    const digits = /^\d+/.exec(entry)?.[0] ?? '';
    const code = digits.length === 9 ? digits : `${county.code}${digits}`;
    return division('township', code, entry.slice(digits.length), null, county.code);
  });
}

function division(
  level: DivisionLevel,
  code: string,
  name: string,
  pinyin: string | null,
  parentCode: string | null,
  statisticalCodes: readonly string[] = [],
): Division {
  return { code, name, pinyin, level, parentCode, statisticalCodes };
}

/** Parents come before their children. */
export const SHANGQIU: readonly Division[] = [
  division('city', CITY, '商丘市', 'Shāngqiū Shì', null),
  ...COUNTIES.map((c) => division('county', c.code, c.name, c.pinyin, CITY, c.statisticalCodes ?? [])),
  ...COUNTIES.flatMap(townshipsOf),
];
