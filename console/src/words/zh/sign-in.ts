/** Words of signing in and of setting a password. */

export const signInWords = {
  'signIn.title': '登录',
  'signIn.username': '用户名',
  'signIn.password': '密码',
  'signIn.code': '动态验证码',
  'signIn.codeHelp': '打开验证器应用，输入 6 位数字。',
  'signIn.submit': '登录',
  'signIn.continue': '继续',
  'signIn.again': '登录已过期，请重新登录，之后会回到原来的页面。',
  'signIn.motto': '扫码评议，马上办好',
  'signIn.forgot': '忘记密码请联系本级系统管理员，由其发放一次性链接。',
  'signIn.desks': '示例城市里，点一下就坐到这个岗位上：',
  'setUp.title': '设置密码',
  'setUp.help': '这个一次性链接只能使用一次。密码至少 12 个字符，不要包含用户名。',
  'setUp.newPassword': '新密码',
  'setUp.repeat': '再输一遍',
  'setUp.differs': '两次输入不一致',
  'setUp.done': '密码已设置，请用用户名 {{username}} 登录。',
  'setUp.noToken': '链接不完整，请从收到的原链接打开。',
} as const;
