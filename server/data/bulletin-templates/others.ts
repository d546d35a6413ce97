/** 辟谣 提示 致歉 更正. */
import { INCIDENT_EN, INCIDENT_ZH, template } from './parts';

/** The rumour isn't repeated in the headline: the fact is. */
export const rebuttal = template({
  kind: 'rebuttal',
  title: { zh: '{事实}', en: '{The fact}' },
  lead: {
    zh: '网上流传“{要点}”。经{单位}于{月}月{日}日{时}时核实：{事实}。',
    en: 'It is said online that “{claim}”. Checked by {office} at {time} on {date}: {the fact}.',
  },
  confirmed: [
    {
      zh: '{事实}，依据是{检测、记录或现场情况}。',
      en: '{The fact}, as shown by {test, record or site visit}.',
    },
  ],
  unknown: [
    {
      zh: '{尚未核实的部分}，正在核实。',
      en: '{What is not yet verified} is being checked.',
      knownBy: 'headquarters',
    },
  ],
  advice: [
    {
      zh: '请以本页发布的信息为准，不转发未经核实的内容；发现线索，请拨打12345。',
      en: 'Rely on what is published on this page and do not pass on what is unverified. To tell us what you have seen, call 12345.',
    },
  ],
});

export const safetyAdvice = template({
  kind: 'advice',
  title: { zh: '{范围}居民请{行动}', en: '{Area}: please {action}' },
  lead: {
    zh: '因{情况}，{月}月{日}日{时}时至{时}时，{范围}{影响}。',
    en: 'From {time} to {time} on {date}, {effect} in {area} because of {situation}.',
  },
  usable: [
    { zh: '不可以：{用途}。', en: 'Not possible: {use}.' },
    { zh: '可以：{用途}。', en: 'Possible: {use}.' },
  ],
  advice: [
    { zh: '请{行动}。', en: 'Please {action}.', assertion: 'health-advice' },
    {
      zh: '需要帮助，请拨打12345；情况紧急，请拨打120、119、110。',
      en: 'For help, call 12345. In an emergency, call 120, 119 or 110.',
    },
  ],
});

/** States what, to whom, what will be done and by when; not whose fault, before the inquiry has ended. */
export const apology = template({
  kind: 'apology',
  title: { zh: `就${INCIDENT_ZH}致歉`, en: `${INCIDENT_EN}: our apology` },
  lead: {
    zh: '{月}月{日}日{时}时起，{范围}{影响}，给{人群}的{生活、就医、经营}带来了困难。对此，我们向受影响的每一位居民诚恳道歉。',
    en: 'Since {time} on {date}, {effect} in {area} has made {daily life, medical care, business} hard for {people}. We apologise to everyone affected.',
  },
  confirmed: [
    { zh: '受到影响的是{范围}的{户数}户。', en: '{Number} households in {area} were affected.' },
  ],
  doing: [
    {
      zh: '{措施}，{时间}前完成，由{单位}负责。',
      en: '{Measure}, to be completed by {time}; {office} is responsible.',
    },
    {
      zh: '补偿办法将于{月}月{日}日前公布，登记渠道为{渠道}。',
      en: 'How losses will be compensated will be published by {date}; register through {channel}.',
      assertion: 'compensation',
    },
  ],
  advice: [
    {
      zh: '仍有困难，请拨打12345，由{单位}当面答复。',
      en: 'If you still have difficulties, call 12345; {office} will answer you in person.',
    },
  ],
});

export const correction = template({
  kind: 'correction',
  title: { zh: '{更正后的事实}', en: '{The fact as corrected}' },
  lead: {
    zh: '第{期}期通报中有一处有误，现更正如下，并向公众说明原因。',
    en: 'Bulletin No. {number} contained an error. It is corrected here, with the reason.',
  },
  correction: {
    wrong: { zh: '{原文}', en: '{as published}' },
    right: { zh: '{更正}', en: '{as corrected}' },
    reason: { zh: '{原因}', en: '{reason}' },
    bannerUntil: null,
  },
});
