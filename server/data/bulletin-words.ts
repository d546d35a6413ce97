/** Words by which the lint of bulletins knows apology, compensation, causes, times and leaders. */

/** Apology and compensation: a legal hand is needed. */
export const legalWords: readonly string[] = [
  '致歉', '道歉', '歉意', '抱歉', '对不起', '赔偿', '补偿', '赔付', '理赔', '责任在我', '承担责任',
  'apolog', 'sorry', 'compensat', 'reimburs', 'liable', 'liability', 'refund',
];

/** A cause is asserted by these… */
export const causeWords: readonly string[] = [
  '原因是', '原因为', '原因系', '系由', '是由于', '造成的', '所致', '导致', '引起', '引发', '源于',
  '来自水源', '排除投毒', '排除人为', '系人为', 'caused by', 'due to', 'was the result of', 'the cause is', 'the cause was',
  'ruled out', 'stems from',
];

/** …and left open by these, in the same sentence. */
export const openCauseWords: readonly string[] = [
  '正在调查', '调查中', '尚不清楚', '尚未查明', '尚未确定', '待查', '有待', '进一步调查', '未确认', '正在核实', '是否', '可能',
  'under investigation', 'being investigated', 'not yet known', 'is unknown', 'not known', 'whether', 'may ', 'might',
];

/** Titles before which, or after which, leaders are named. The longer ones first. */
export const leaderTitles: readonly string[] = [
  '市委主要负责人', '市政府主要负责人', '主要负责同志', '主要领导', '主要负责人', '分管负责同志', '分管领导',
  '市委副书记', '市委书记', '区委书记', '县委书记', '省委书记', '党委书记', '党组书记', '副书记', '书记',
  '市委常委', '区委常委', '常委', '秘书长', '副秘书长', '宣传部部长', '常务副市长', '副市长', '市长',
  '常务副区长', '副区长', '区长', '副县长', '县长', '副省长', '省长', '副局长', '局长', '副主任', '主任',
  '总指挥', '副总指挥', '董事长', '总经理', '副总经理', '支队长', '厅长', '副厅长',
];
