/**
 * Templates that Heed brings, in the plain official style that hotlines use: name the fact, say who
 * does what by when, sign. Placeholders in braces are filled where the case knows them; what it
 * doesn't know is left for the writer.
 */
import type { TemplateUse } from '@heed/shared/console';
import { answerTemplates } from './answer-templates';

export interface DefaultTemplate {
  readonly code: string;
  readonly use: TemplateUse;
  readonly name: string;
  readonly nameEn: string;
  readonly body: string;
}

export const defaultTemplates: readonly DefaultTemplate[] = [
  {
    code: 'acknowledgement',
    use: 'contact',
    name: '受理',
    nameEn: 'Acknowledgement',
    body: '{称呼}，您好。您于{受理时间}反映的“{诉求标题}”已受理，编号{编号}。我们理解此事给您带来的不便，已转{承办单位}办理，请其在{时限}前与您联系。情况紧急或有新变化，请拨打12345并告知编号。',
  },
  {
    code: 'acknowledgement-critical',
    use: 'contact',
    name: '特急受理',
    nameEn: 'Acknowledgement, critical',
    body: '{称呼}，您反映的情况涉及安全，我们已列为特急，{承办单位}正赶往处理，工作人员将在{分钟}分钟内与您联系。请先远离危险区域；如有人员受伤或被困，请立即拨打120、119。',
  },
  {
    code: 'progress',
    use: 'reply',
    name: '进展',
    nameEn: 'Progress',
    body: '{称呼}，您好。关于“{诉求标题}”（编号{编号}），目前进展如下：一、已核实{事实}；二、已采取{措施}；三、尚待{未完成事项}，原因是{原因}。预计{时间}前完成，届时由{承办单位}{联系人}向您回复，联系电话{电话}。',
  },
  {
    code: 'extension',
    use: 'contact',
    name: '延期',
    nameEn: 'Extension',
    body: '因{具体原因}，原定{时限}难以完成，经批准延长至{新时限}。延长期间我们将于{时间}向您通报一次进展。给您带来不便，敬请谅解。',
  },
  {
    code: 'result',
    use: 'reply',
    name: '结果',
    nameEn: 'Result',
    body: '{称呼}，您好。您反映的“{诉求标题}”经{承办单位}调查核实，现答复如下：一、核实情况：{核实情况}；二、处理结果：{处理结果}（依据{法规条款}）；三、后续安排：{后续安排}。如对结果有异议，可于{日期}前来电说明，我们将予复核。感谢您的反映和监督。',
  },
  {
    code: 'not-supported',
    use: 'reply',
    name: '不予支持',
    nameEn: 'Not supported',
    body: '经核实，您提出的{事项}暂不符合{依据}的规定，我们无法按您的要求办理，对此请您理解。您可以通过{法定途径}提出申请，办理地址{地址}，电话{电话}。如需协助准备材料，我们愿为您提供帮助。',
  },
  {
    code: 'transfer',
    use: 'contact',
    name: '转办',
    nameEn: 'Passed on',
    body: '您反映的事项属于{承办单位}职责，已于{时间}转至该单位，编号{编号}，由其{时限}前与您联系，您无需重复来电。该事项如依法应通过诉讼、仲裁、行政复议或信访途径办理，我们已将受理地点和电话一并告知。',
  },
  {
    code: 'apology',
    use: 'reply',
    name: '致歉',
    nameEn: 'Apology',
    body: '{称呼}，您好。您反映的问题未能在承诺的{时限}内解决，责任在我们，在此诚恳道歉。问题出在{环节}，现由{责任人}直接负责，{时间}前给您明确答复，并已对{环节}作出改进。您可随时向{监督电话}反映。',
  },
  {
    code: 'follow-up',
    use: 'contact',
    name: '回访',
    nameEn: 'Follow-up call',
    body: '您好，这里是12345，就您反映的“{诉求标题}”做回访。请问承办单位是否与您联系？问题是否解决？您是否满意？如不满意，请说明原因，我们将如实记录并督促办理。',
  },
  {
    code: 'reminder',
    use: 'note',
    name: '内部催办',
    nameEn: 'Reminder to the unit',
    body: '【催办】工单{编号}（{紧急度}）应于{时限}办结，请立即反馈进展；逾期将列入督办。',
  },
  ...answerTemplates,
];
