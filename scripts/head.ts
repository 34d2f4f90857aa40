/** First line of every file that is generated. */

export const HEAD = '/** Written by `npm run gen`: change what it is written from. */\n\n';
