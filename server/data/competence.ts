/**
 * Who may say what: the offices that can stand behind an assertion, by the law that gives them the
 * matter. What isn't listed for an assertion may not make it; `other` is anybody's.
 */
import type { AssertionKind, Office } from '@heed/shared/bulletins';

export interface Competence {
  readonly assertion: AssertionKind;
  readonly offices: readonly Office[];
  /** The provision, or that it is the customer's own rule. */
  readonly source: string;
}

export const competences: readonly Competence[] = [
  {
    assertion: 'cause',
    offices: ['headquarters', 'emergency', 'fire', 'environment', 'market', 'police'],
    source:
      '事故由政府组织的调查组认定（生产安全事故报告和调查处理条例第十九条）；火灾原因由消防救援机构认定（消防法第五十一条）；污染原因由生态环境部门调查',
  },
  {
    assertion: 'crime',
    offices: ['police'],
    source: '刑事案件的侦查由公安机关负责（刑事诉讼法第三条）',
  },
  {
    assertion: 'casualties',
    offices: ['headquarters', 'emergency', 'health', 'fire', 'police'],
    source: '伤亡情况由统一发布信息的人民政府或其指挥机构核定（突发事件应对法第七条）',
  },
  {
    assertion: 'water-quality',
    offices: ['health', 'cdc', 'environment'],
    source:
      '饮用水卫生由卫生健康部门监督，水源由生态环境部门监测（生活饮用水卫生监督管理办法）；供水单位不为自己的水作结论',
  },
  {
    assertion: 'health-advice',
    offices: ['health', 'cdc'],
    source: '健康提示由卫生健康部门和疾病预防控制机构发布（突发公共卫生事件应急条例）',
  },
  {
    assertion: 'restoration-time',
    offices: ['water', 'power', 'gas', 'headquarters', 'urban'],
    source: '抢修进度由供应单位或指挥部报告（城市供水条例、电力供应与使用条例、城镇燃气管理条例）',
  },
  {
    assertion: 'supply',
    offices: ['water', 'power', 'gas', 'headquarters', 'urban', 'civil-affairs'],
    source: '临时供应由供应单位、指挥部和救助部门组织（突发事件应对法第七十三条）',
  },
  {
    assertion: 'compensation',
    offices: ['headquarters', 'water', 'power', 'gas', 'market', 'civil-affairs'],
    source: '补偿办法由承担责任的单位或人民政府公布，经法务审核（通报规则 B8）',
  },
  {
    assertion: 'complaint-numbers',
    offices: ['hotline', 'headquarters'],
    source: '诉求数据以12345热线平台为准（政务服务便民热线运行指南）',
  },
  {
    assertion: 'weather',
    offices: ['weather'],
    source: '天气预报和灾害性天气警报由气象台站统一发布（气象法第二十二条）',
  },
  {
    assertion: 'schools',
    offices: ['education', 'headquarters'],
    source: '停课复课由教育行政部门决定（本地规定）',
  },
];
