/** 首报 续报 终报: what happened, what is known, what is being done. */
import { INCIDENT_EN, INCIDENT_ZH, progressNumbers, template } from './parts';

export const firstReport = template({
  kind: 'first',
  title: {
    zh: `关于${INCIDENT_ZH}的情况通报`,
    en: `${INCIDENT_EN}: what we know so far`,
  },
  lead: {
    zh: '{月}月{日}日{时}时{分}分，{地点}发生{情况}，影响{范围}。接报后，{单位}立即启动{级别}应急响应，组织{部门}到场处置。',
    en: 'At {time} on {date}, {what happened} at {place}, affecting {area}. {Office} activated a {level} emergency response; {departments} are on site.',
  },
  usable: [
    {
      zh: '{范围}的{自来水／电／燃气}暂不能{用途}，可以{用途}。',
      en: '{Water / power / gas} in {area} cannot be used for {use} for now. It can be used for {use}.',
    },
  ],
  confirmed: [
    {
      zh: '截至{时}时{分}分，{事实与数字}。',
      en: 'As of {time}: {facts and figures}.',
    },
    {
      zh: '已接到相关诉求 {n1} 件：当场答复 {n2} 件，派单办理 {n3} 件，其中经本人确认解决 {n4} 件。',
      en: '{n1} complaints received: {n2} answered on the spot, {n3} passed to the responsible units, {n4} of them confirmed as solved by those who called.',
      assertion: 'complaint-numbers',
    },
  ],
  unknown: [
    {
      zh: '发生的原因：正在调查。',
      en: 'The cause: under investigation.',
      assertion: 'cause',
      knownBy: 'headquarters',
    },
    {
      zh: '何时恢复：正在判断。',
      en: 'When supply will be back: being assessed.',
      assertion: 'restoration-time',
      knownBy: 'headquarters',
    },
  ],
  doing: [
    {
      zh: '{单位}已派{人数}人到场，正在{措施}。',
      en: '{Office} has {number} people on site, who are {measure}.',
    },
    {
      zh: '已在{地点}设置{临时供应点或安置点}，开放至{时}时。',
      en: '{Supply point or shelter} set up at {place}, open until {time}.',
      assertion: 'supply',
    },
  ],
  advice: [
    {
      zh: '请{行动}；老人、病人和行动不便者，请拨打12345，工作人员上门。',
      en: 'Please {action}. If you are elderly, ill or cannot leave home, call 12345 and we will come to you.',
    },
    {
      zh: '身体不适，请{行动}；情况紧急，请拨打120。',
      en: 'If you feel unwell, {action}. In an emergency, call 120.',
    },
  ],
  numbers: progressNumbers,
});

export const progressReport = template({
  kind: 'progress',
  title: { zh: `${INCIDENT_ZH}处置进展`, en: `${INCIDENT_EN}: update` },
  lead: {
    zh: '截至{月}月{日}日{时}时{分}分，{处置进展}。（没有新进展时：处置工作仍在进行，暂无新增情况。）',
    en: 'As of {time} on {date}: {progress}. (Where there is nothing new: work continues; there is nothing new to report.)',
  },
  usable: [
    { zh: '{范围}现在{能／不能}{用途}。', en: '{Area}: {use} is {possible / not possible} now.' },
  ],
  confirmed: [
    {
      zh: '自上次通报以来，{新核实的事实}。',
      en: 'Since the last bulletin: {newly confirmed facts}.',
    },
    {
      zh: '共接到诉求 {n1} 件：当场答复 {n2} 件，派单办理 {n3} 件，其中经本人确认解决 {n4} 件。',
      en: '{n1} complaints received: {n2} answered on the spot, {n3} passed to the responsible units, {n4} of them confirmed as solved by those who called.',
      assertion: 'complaint-numbers',
    },
  ],
  unknown: [
    {
      zh: '{仍需查明的事项}。',
      en: '{What is still being established}.',
      knownBy: 'headquarters',
    },
  ],
  doing: [
    {
      zh: '{单位}正在{措施}，预计{时}时前{结果}。',
      en: '{Office} is {measure}; {result} expected by {time}.',
    },
  ],
  advice: [{ zh: '请{行动}。', en: 'Please {action}.' }],
  numbers: progressNumbers,
});

export const finalReport = template({
  kind: 'final',
  title: { zh: `${INCIDENT_ZH}处置结束`, en: `${INCIDENT_EN}: response ended` },
  lead: {
    zh: '{月}月{日}日{时}时，{单位}终止{级别}应急响应。{范围}已恢复{供应}，{恢复的依据}。',
    en: 'At {time} on {date}, {office} ended the {level} emergency response. {Supply} is back in {area}: {what shows it}.',
  },
  usable: [{ zh: '{范围}现在可以正常{用途}。', en: '{Area}: {use} is back to normal.' }],
  confirmed: [
    {
      zh: '共接到诉求 {n1} 件：当场答复 {n2} 件，派单办理 {n3} 件，其中经本人确认解决 {n4} 件；尚未办结 {n5} 件，均已明确责任单位和时限。',
      en: '{n1} complaints received: {n2} answered on the spot, {n3} passed to the responsible units, {n4} of them confirmed as solved. {n5} are still open, each with a responsible unit and a deadline.',
      assertion: 'complaint-numbers',
    },
  ],
  unknown: [
    {
      zh: '原因调查由{单位}负责，结论将依法公布。',
      en: '{Office} is investigating the cause; the findings will be published.',
      assertion: 'cause',
      knownBy: 'headquarters',
    },
  ],
  doing: [
    {
      zh: '{善后与改进措施}，{时间}前完成。',
      en: '{Follow-up and improvements}, to be completed by {date}.',
    },
  ],
  advice: [{ zh: '仍有困难，请拨打12345。', en: 'If you still have difficulties, call 12345.' }],
  numbers: [...progressNumbers, { id: 'n5', query: 'open', ofIncident: true, frozen: null }],
  noNextReason: {
    zh: '应急响应已终止；调查结论另行公布。',
    en: 'The emergency response has ended; the findings of the investigation will be published separately.',
  },
});
